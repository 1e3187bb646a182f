package io.tidemark.ingest.connlog;

import io.tidemark.ingest.capture.Recording;
import java.io.IOException;
import java.util.Optional;

/** Ready-made connections, read from the first to the last. */
public interface LogSource extends Recording {

    /**
     * Reads the next record.
     *
     * @return empty at the end, or where the last record is cut
     * @throws io.tidemark.ingest.capture.MalformedCaptureException where a record makes no sense
     */
    Optional<LogRecord> next() throws IOException;
}
