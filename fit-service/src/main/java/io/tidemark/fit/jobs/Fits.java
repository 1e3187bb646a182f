package io.tidemark.fit.jobs;

import io.tidemark.contracts.PosteriorSummary.FittedCapture;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.checks.MeanLevel;
import io.tidemark.fit.order.Basis;
import io.tidemark.fit.order.FitOrder;
import io.tidemark.fit.selection.Competitions;
import io.tidemark.fit.selection.Score;
import java.util.List;
import java.util.Optional;

/** All fits. Callers hold a transaction, and the captures' locks where they change something. */
public interface Fits extends Competitions {

    /**
     * Lets the transaction, which has read nothing yet, see everything as it is at its first reading, whatever others commit
     * meanwhile.
     */
    void asOfOneMoment();

    /** The fit of an id. */
    Optional<StoredFit> find(String fitId);

    /** The teams that the captures of a basis belong to, by its fits: one where there are any, an empty one where they belong to none. */
    List<Optional<String>> teams(Basis basis);

    /** Fits of the whole of a capture, alone or with others, newest first. */
    List<StoredFit> ofCapture(String captureId);

    /**
     * Writes down a new fit that waits to be sampled.
     *
     * @param team the team that its captures belong to, where they belong to one
     */
    void add(FitOrder order, List<FittedCapture> captures, Optional<String> team, Optional<String> firstHalfOf);

    /** Whether there is a fit of a basis beside the quick model that nobody asked for. */
    boolean isAnyCompared(Basis basis);

    /** Writes down a new fit of the quick model that waits to be sampled, to be compared with no other. */
    void addQuick(FitOrder order, List<FittedCapture> captures, Optional<String> team);

    /** Lets a fit of the quick model be compared with others from now on, as if it were asked for just now. */
    void compare(String fitId);

    /** Takes back what came of a fit, which waits to be sampled again. */
    void reopen(String fitId);

    /** Marks a fit as being sampled. */
    void begin(String fitId);

    /** Marks a fit as waiting again. */
    void giveBack(String fitId);

    /** Writes down that a fit was sampled: it is done where its diagnostics pass, and failed where not. */
    void sampled(String fitId, FitResult result);

    /**
     * Writes down that a fit could not be sampled.
     *
     * @param retriable whether by an accident, so that asking again may help
     */
    void failed(String fitId, Finding reason, boolean retriable);

    /** Writes down the captures' mean level beside the predicted one. */
    void level(String fitId, MeanLevel level);

    /** Writes down how well a fit predicts. */
    void scored(String fitId, Score score);

    /** Adds a finding to a fit that has ended. */
    void add(String fitId, Finding finding);

    /** Drops a fit with its draws, that of its first halves too. */
    void remove(String fitId);

    /** Drops every fit of a capture, alone or with others, with its draws and jobs. */
    void forget(String captureId);
}
