package io.tidemark.fit.jobs;

import io.tidemark.contracts.CaptureMetrics;
import java.util.Optional;

/** The metrics that have come, part by part. Each part is kept once. Callers hold the capture's lock and a transaction. */
public interface Inbox {

    /**
     * Keeps a part unless it is there already.
     *
     * @return whether it was new
     * @throws IllegalArgumentException where other parts of the same metrics say that there is another number of parts
     */
    boolean add(CaptureMetrics part);

    /** A capture's metrics under a session definition, once all parts are there. */
    Optional<CaptureMetrics> metrics(String captureId, String definition);

    /** Drops all metrics of a capture. */
    void forget(String captureId);
}
