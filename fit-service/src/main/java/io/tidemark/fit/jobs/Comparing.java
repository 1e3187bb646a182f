package io.tidemark.fit.jobs;

import io.tidemark.fit.store.StoredFit;
import java.util.List;
import java.util.Set;

/** Whether the fits of some captures under a definition are still being compared. */
public final class Comparing {

    private Comparing() {}

    /**
     * Whether one of them waits, runs or is still to be scored.
     *
     * @param fits all fits of the same captures and definition
     * @param beingScored ids of those whose score is still to come
     */
    public static boolean isGoingOn(List<StoredFit> fits, Set<String> beingScored) {
        return !beingScored.isEmpty()
                || fits.stream().anyMatch(fit -> !fit.status().ended());
    }
}
