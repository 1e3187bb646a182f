package io.tidemark.ingest.connlog;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.text.WrongFieldException;
import java.util.List;
import java.util.function.Consumer;

/** Makes records of the rows of a log. One record may take several rows. */
public interface Dialect {

    /**
     * Takes a row.
     *
     * @param records takes what is complete with it
     */
    void read(LogRow row, Consumer<LogRecord> records) throws WrongFieldException;

    /**
     * Hears that there are no more rows.
     *
     * @param records takes what is complete with that
     */
    default void end(Consumer<LogRecord> records) {}

    /** What there is to know of the rows read so far, beside their records. */
    default List<Finding> findings() {
        return List.of();
    }

    /** Makes a record of each row. */
    static Dialect each(RowReading reading) {
        return (row, records) -> records.accept(reading.record(row));
    }

    /** Makes a record of a row. */
    @FunctionalInterface
    interface RowReading {

        /** The record, or what is wrong with the row. */
        LogRecord record(LogRow row) throws WrongFieldException;
    }
}
