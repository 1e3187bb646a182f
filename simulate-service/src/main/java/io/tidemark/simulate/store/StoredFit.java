package io.tidemark.simulate.store;

import io.tidemark.simulate.sizing.Evidence;
import io.tidemark.simulate.sizing.MeanLevel;
import java.util.List;
import java.util.Optional;

/**
 * A fit as fit-service has published it.
 *
 * @param id the fit
 * @param status how far it has come: {@code queued}, {@code running}, {@code done} or {@code failed}
 * @param model name of the model
 * @param parameters names of the parameters, in the order of the draws' columns; none before it is done
 * @param draws number of draws of all chains together, once it is done
 * @param captures ids of the captures it rests on
 * @param evidence what is known of them, in the same order
 * @param meanLevel the mean level of one user of them, where it is known
 */
public record StoredFit(
        String id,
        String status,
        String model,
        List<String> parameters,
        int draws,
        List<String> captures,
        Evidence evidence,
        Optional<MeanLevel> meanLevel) {

    private static final String DONE = "done";
    private static final String FAILED = "failed";

    /** Whether the fit was sampled and its diagnostics pass. */
    public boolean isDone() {
        return status.equals(DONE);
    }

    /** Whether it could not be sampled, or its diagnostics do not pass. */
    public boolean hasFailed() {
        return status.equals(FAILED);
    }
}
