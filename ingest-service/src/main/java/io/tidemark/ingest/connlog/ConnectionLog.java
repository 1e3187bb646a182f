package io.tidemark.ingest.connlog;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.Recording;
import io.tidemark.ingest.text.ClockTicks;
import io.tidemark.ingest.text.WrongFieldException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A log of ready-made connections, as network monitors write it. It says nothing of idle times within a connection, nor in what order
 * connections began; which of them count, and which may go on, its reader decides as far as the log tells.
 */
public final class ConnectionLog implements Recording {

    private final String name;
    private final LogRows rows;
    private final Dialect dialect;
    private ClockTicks ticks = ClockTicks.COARSEST;
    private boolean knowsLengths = true;
    private long connections;
    private long lacking;
    private LogRecord last = new LogRecord.OtherKind();

    /**
     * @param name whose log it is
     * @param rows of the log
     * @param dialect makes records of them
     */
    public ConnectionLog(String name, LogRows rows, Dialect dialect) {
        this.name = name;
        this.rows = rows;
        this.dialect = dialect;
    }

    /** Makes a record of a row. */
    @FunctionalInterface
    public interface Dialect {

        /** Makes it, or says what is wrong with the row. */
        LogRecord of(LogRow row) throws WrongFieldException;
    }

    /**
     * Reads the next record.
     *
     * @return empty at the end, or where the last record is cut
     * @throws io.tidemark.ingest.capture.MalformedCaptureException where a record makes no sense
     */
    public Optional<LogRecord> next() throws IOException {
        if (!rows.next(row -> last = dialect.of(row))) {
            return Optional.empty();
        }
        last.told().ifPresent(this::learn);
        if (last instanceof LogRecord.Connection connection) {
            connections++;
            lacking += connection.flow().wrongChecksums() ? 1 : 0;
        }
        return Optional.of(last);
    }

    private void learn(Traffic traffic) {
        ticks = ticks.with(traffic.startEpochNanos()).with(traffic.endEpochNanos());
        knowsLengths &= traffic.bytes().isPresent();
    }

    @Override
    public long recordOffset() {
        return rows.offset();
    }

    @Override
    public boolean truncated() {
        return rows.truncated();
    }

    @Override
    public long clockResolutionNanos() {
        return ticks.nanos();
    }

    @Override
    public List<Finding> findings() {
        return lacking == 0
                ? List.of()
                : List.of(FindingCode.WRONG_CHECKSUMS.with(
                        Map.of("log", name, "connections", lacking, "of", connections)));
    }

    @Override
    public boolean knowsLengths() {
        return knowsLengths;
    }
}
