package io.tidemark.simulate.answers;

import io.tidemark.simulate.concurrency.Posterior;
import java.util.List;
import java.util.Optional;

/** Fits and their draws, as fit-service has published them. */
public interface Fits {

    /** The fit of an id. */
    Optional<StoredFit> find(String fitId);

    /**
     * The default of exactly these captures under a session definition, once it is final.
     *
     * @param captures their ids
     * @param definition name of the session definition
     */
    Optional<StoredFit> defaultOf(List<String> captures, String definition);

    /** The newest fit of the same model to the first halves of a fit's captures. */
    Optional<StoredFit> ofFirstHalf(StoredFit fit);

    /**
     * The posterior of a fit that is done, all chains one after another.
     *
     * @param maxDraws draws to take at most, evenly spaced
     * @throws IllegalStateException where its draws are not those its row speaks of
     */
    Posterior posterior(StoredFit fit, int maxDraws);

    /** The same with all draws. */
    default Posterior posterior(StoredFit fit) {
        return posterior(fit, fit.draws());
    }
}
