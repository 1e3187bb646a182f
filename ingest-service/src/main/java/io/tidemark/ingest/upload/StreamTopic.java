package io.tidemark.ingest.upload;

import io.tidemark.contracts.CaptureCompletion;
import io.tidemark.contracts.StreamBatch;
import io.tidemark.contracts.StreamRecord;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/** The topic of stream records, which is where they are kept. */
public interface StreamTopic {

    /**
     * Asks whether it could be published to now.
     *
     * @throws UnavailableException where that is not answered in time
     */
    void requireReachable();

    /**
     * Publishes all records of a capture, and when all are acknowledged what completes it. Returns once that is
     * acknowledged too.
     *
     * @param captureId the capture
     * @param team the team that it belongs to, where it belongs to one
     * @param batches its messages in order
     * @param completion says what completes it; asked when every batch was taken
     * @throws UnavailableException where Kafka does not acknowledge in time
     */
    StreamLocation publish(
            String captureId,
            Optional<String> team,
            Iterator<StreamBatch> batches,
            Supplier<CaptureCompletion> completion);

    /**
     * Reads the records of a capture back, one message at a time.
     *
     * @throws StreamsGoneException where the topic has dropped them, now or while they are read
     * @throws UnavailableException where Kafka does not answer in time
     */
    StreamCursor read(String captureId, StreamLocation location);

    /** Whether the topic still holds all of them. */
    boolean holds(StreamLocation location);

    /** Stream records on their way back, in stream order. */
    interface StreamCursor extends Iterator<StreamRecord>, AutoCloseable {

        @Override
        void close();
    }
}
