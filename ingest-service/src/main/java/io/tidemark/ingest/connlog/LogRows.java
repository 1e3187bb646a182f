package io.tidemark.ingest.connlog;

import io.tidemark.ingest.text.WrongFieldException;
import java.io.IOException;

/** The rows of a log, one after another. */
public interface LogRows {

    /** Makes something of a row. */
    @FunctionalInterface
    interface Reading {

        /** Reads a row, which is valid until it returns. */
        void read(LogRow row) throws WrongFieldException;
    }

    /**
     * Reads the next row.
     *
     * @return false at the end, or where the last row is cut
     * @throws io.tidemark.ingest.capture.MalformedCaptureException where the log or the row makes no sense, naming the row
     */
    boolean next(Reading reading) throws IOException;

    /** Offset in bytes at which the row read last begins. */
    long offset();

    /** Whether the last row is cut; known at the end. */
    boolean truncated();
}
