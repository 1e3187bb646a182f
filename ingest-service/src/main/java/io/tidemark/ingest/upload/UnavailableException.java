package io.tidemark.ingest.upload;

import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.RefusalException;
import java.time.Duration;
import java.util.Map;

/** Kafka or the database does not answer; the same may work later. */
public final class UnavailableException extends RefusalException {

    private static final long serialVersionUID = 1L;

    private UnavailableException(Map<String, Object> values, Throwable cause) {
        super(FindingCode.UNAVAILABLE.with(values), cause);
    }

    /** Kafka did not acknowledge in time what was sent to a topic. */
    public static UnavailableException ofAcknowledgement(String topic, Duration timeout, Throwable cause) {
        return new UnavailableException(
                Map.of("missing", "acknowledgement", "topic", topic, "seconds", timeout.toSeconds()), cause);
    }

    /** Kafka did not answer in time what was asked of a topic. */
    public static UnavailableException ofAnswer(String topic, Duration timeout, Throwable cause) {
        return new UnavailableException(
                Map.of("missing", "answer", "topic", topic, "seconds", timeout.toSeconds()), cause);
    }

    /** Kafka did not return in time a message of a capture's stream records. */
    public static UnavailableException ofRecords(String captureId, Duration timeout, Throwable cause) {
        return new UnavailableException(
                Map.of("missing", "records", "capture", captureId, "seconds", timeout.toSeconds()), cause);
    }

    /** The database does not answer. */
    public static UnavailableException ofDatabase(Throwable cause) {
        return new UnavailableException(Map.of("missing", "database"), cause);
    }
}
