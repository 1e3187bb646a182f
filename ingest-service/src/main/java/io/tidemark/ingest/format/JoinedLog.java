package io.tidemark.ingest.format;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.connlog.LogRecord;
import io.tidemark.ingest.connlog.LogRows;
import io.tidemark.ingest.connlog.LogSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The records of several files of a log, those of one after those of the other. Offsets count the files one behind the other. */
final class JoinedLog implements LogSource {

    private final FileSequence files;
    private final Seams seams;
    private final LogSource log;

    JoinedLog(LogFormat format, FileSequence files, Seams seams) {
        this.files = files;
        this.seams = seams;
        this.log = format.log(new Rows(format));
    }

    @Override
    public Optional<LogRecord> next() throws IOException {
        Optional<LogRecord> next = log.next();
        next.flatMap(LogRecord::told).ifPresent(traffic -> seams.hear(traffic.endEpochNanos()));
        return next;
    }

    @Override
    public long recordOffset() {
        return log.recordOffset();
    }

    @Override
    public boolean truncated() {
        return log.truncated();
    }

    @Override
    public long clockResolutionNanos() {
        return log.clockResolutionNanos();
    }

    @Override
    public boolean knowsLengths() {
        return log.knowsLengths();
    }

    @Override
    public List<Finding> findings() {
        return JoinedFindings.of(seams.findings(), log.findings());
    }

    /** The rows of all files. */
    private final class Rows implements LogRows {

        private final LogFormat format;
        private LogRows rows;
        private boolean truncated;

        private Rows(LogFormat format) {
            this.format = format;
        }

        @Override
        public boolean next(Reading reading) throws IOException {
            try {
                return read(reading);
            } catch (MalformedCaptureException e) {
                throw e.in(files.name());
            }
        }

        private boolean read(Reading reading) throws IOException {
            while (rows == null || !rows.next(reading)) {
                truncated |= rows != null && rows.truncated();
                if (!files.hasNext()) {
                    return false;
                }
                rows = format.textRows(files.next().input());
                seams.begin(files.name());
            }
            return true;
        }

        @Override
        public long offset() {
            return files.offsetBefore() + rows.offset();
        }

        @Override
        public boolean truncated() {
            return truncated;
        }
    }
}
