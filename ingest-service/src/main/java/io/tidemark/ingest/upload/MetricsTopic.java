package io.tidemark.ingest.upload;

import io.tidemark.contracts.CaptureMetrics;
import java.util.Optional;

/** The topic of metrics, which those who fit listen to. */
public interface MetricsTopic {

    /**
     * Publishes metrics, in parts where they are long. Returns once all is acknowledged.
     *
     * @throws UnavailableException where Kafka does not acknowledge in time
     */
    void publish(CaptureMetrics metrics);

    /**
     * Tells everybody to forget a capture. Returns once that is acknowledged.
     *
     * @param team the team that it belongs to, where it belongs to one
     * @throws UnavailableException where Kafka does not acknowledge in time
     */
    void forget(String captureId, Optional<String> team);
}
