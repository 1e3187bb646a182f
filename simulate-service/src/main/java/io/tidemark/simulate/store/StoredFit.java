package io.tidemark.simulate.store;

import io.tidemark.simulate.sizing.Evidence;
import java.util.List;

/**
 * A fit as fit-service has published it.
 *
 * @param id the fit
 * @param status how far it has come: {@code queued}, {@code running}, {@code done} or {@code failed}
 * @param model name of the model
 * @param parameters names of the parameters, in the order of the draws' columns; none before it is done
 * @param draws number of draws of all chains together, once it is done
 * @param evidence what it rests on
 */
public record StoredFit(String id, String status, String model, List<String> parameters, int draws, Evidence evidence) {

    private static final String DONE = "done";

    /** Whether the fit was sampled and its diagnostics pass. */
    public boolean isDone() {
        return status.equals(DONE);
    }
}
