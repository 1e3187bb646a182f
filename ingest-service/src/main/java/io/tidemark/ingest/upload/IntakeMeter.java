package io.tidemark.ingest.upload;

import io.tidemark.ingest.stream.CaptureSummary;
import java.time.Duration;

/** Counts what the service takes in. */
public interface IntakeMeter {

    /** Counts nothing. */
    IntakeMeter NONE = new IntakeMeter() {};

    /** Stages of an upload that are timed apart. */
    enum Stage {
        PARSE,
        /** Stream records, and the metrics of each definition. */
        PUBLISH,
        /** Each definition, once to be published and once to be stored. */
        MEASURE,
        /** The transaction, in which metrics are measured again. */
        STORE
    }

    /** A capture was read to its end. */
    default void read(CaptureSummary summary, long uploadedBytes) {}

    /** A stage ended. */
    default void took(Stage stage, Duration time) {}

    /** An upload ended: {@code parsed}, {@code known} where the same was there before, or {@code failed}. */
    default void ended(String outcome) {}
}
