package io.tidemark.fit.jobs;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.model.Model;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.selection.Score;
import io.tidemark.fit.selection.Scored;
import io.tidemark.fit.selection.Scorer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/** Scores the model of a fit of whole captures, now that their first halves are fitted. */
final class Scoring {

    private static final Logger LOG = Logger.getLogger(Scoring.class);

    private final Workbench workbench;
    private final StoredResults results;

    Scoring(Workbench workbench, StoredResults results) {
        this.workbench = workbench;
        this.results = results;
    }

    /**
     * How well the fit of the whole captures predicts.
     *
     * @param fit the fit of first halves
     * @param captures what both fits are of
     * @param firstHalf what came of it
     * @param running asked again and again whether to stop
     * @throws CancellationException where it was stopped, unless for the time that the fit was worked on
     */
    Scored score(StoredFit fit, Model model, List<CaptureMetrics> captures, FitResult firstHalf, RunningFit running) {
        if (!firstHalf.verdict().passed()) return Scored.without("first-half-not-converged");
        Optional<StoredFit> whole = workbench.fit(fit.order().ofWhole().fitId()).filter(StoredFit::sampled);
        if (whole.isEmpty()) return Scored.without("no-draws");
        try {
            return Scored.with(ofWhole(whole.get(), model, captures, firstHalf, running));
        } catch (CancellationException e) {
            if (!running.isOverdue()) throw e;
            return Scored.without("deadline");
        } catch (RuntimeException e) {
            LOG.errorf(e, "fit %s could not be scored", whole.get().id());
            return Scored.without(Map.of("because", "error", "error", e.toString()));
        }
    }

    private Score ofWhole(
            StoredFit whole, Model model, List<CaptureMetrics> captures, FitResult firstHalf, RunningFit running) {
        Observations all = observations(Extent.WHOLE, captures);
        FitResult result = results.of(whole, model.posterior(all).parameters());
        return Scorer.score(model, all, result, observations(Extent.FIRST_HALF, captures), firstHalf, running);
    }

    /** What of the captures is fitted. */
    static Observations observations(Extent extent, List<CaptureMetrics> captures) {
        return extent == Extent.WHOLE ? Observations.of(captures) : Observations.ofFirstHalves(captures);
    }
}
