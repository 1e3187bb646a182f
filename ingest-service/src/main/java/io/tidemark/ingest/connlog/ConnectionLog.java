package io.tidemark.ingest.connlog;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.text.ClockTicks;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * A log of ready-made connections, as network monitors write it. It says nothing of idle times within a connection, nor in what order
 * connections began; which of them count, and which may go on, its reader decides as far as the log tells.
 */
public final class ConnectionLog implements LogSource {

    private final String name;
    private final LogRows rows;
    private final Dialect dialect;
    private ClockTicks ticks = ClockTicks.COARSEST;
    private boolean knowsLengths = true;
    private long connections;
    private long lacking;
    private final Queue<LogRecord> ready = new ArrayDeque<>();
    private boolean ended;

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

    @Override
    public Optional<LogRecord> next() throws IOException {
        while (ready.isEmpty() && !ended) {
            ended = !rows.next(row -> dialect.read(row, ready::add));
            if (ended) {
                dialect.end(ready::add);
            }
        }
        Optional<LogRecord> next = Optional.ofNullable(ready.poll());
        next.ifPresent(this::learn);
        return next;
    }

    private void learn(LogRecord entry) {
        entry.told().ifPresent(this::learn);
        if (entry instanceof LogRecord.Connection connection) {
            connections++;
            lacking += connection.flow().wrongChecksums() ? 1 : 0;
        }
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
        List<Finding> findings = new ArrayList<>(dialect.findings());
        if (lacking > 0) {
            findings.add(
                    FindingCode.WRONG_CHECKSUMS.with(Map.of("log", name, "connections", lacking, "of", connections)));
        }
        return findings;
    }

    @Override
    public boolean knowsLengths() {
        return knowsLengths;
    }
}
