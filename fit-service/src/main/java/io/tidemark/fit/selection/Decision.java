package io.tidemark.fit.selection;

import io.tidemark.contracts.finding.Finding;
import java.util.List;
import java.util.Optional;

/** How far the choice of the default of some captures under a definition has come. */
public sealed interface Decision {

    /** There is nothing to choose from. */
    record NothingAsked() implements Decision {}

    /**
     * Fits are still sampled or scored.
     *
     * @param bestSoFar the fit that is the default unless another turns out to be better
     * @param newestFirst all fits
     */
    record Pending(Optional<Candidate> bestSoFar, List<Candidate> newestFirst) implements Decision {}

    /**
     * The default is final.
     *
     * @param fit the default
     */
    record Final(Candidate fit) implements Decision {}

    /**
     * All fits have ended, and none may be the default.
     *
     * @param refusals why; empty where nothing is known to speak against them, as of the source article's model alone
     */
    record NoneTrusted(List<Finding> refusals) implements Decision {}

    /** The decision among the fits of a basis, as it was written down last. */
    static Decision of(Competition competition) {
        if (competition.newestFirst().isEmpty()) return new NothingAsked();
        Optional<Candidate> chosen = competition.chosen();
        if (chosen.filter(fit -> fit.standing() == Standing.DEFAULT).isPresent()) return new Final(chosen.get());
        if (chosen.isPresent() || !competition.haveAllEnded()) return new Pending(chosen, competition.newestFirst());
        return new NoneTrusted(Distrust.of(competition));
    }
}
