package io.tidemark.ingest.stream;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Why a capture of packets is not measured, whatever can be corrected: nothing can be told of it that a size could rest on.
 *
 * @param streams its streams
 * @param tally what is counted over its frames
 * @param clock its clock
 */
record Refusals(Streams streams, FrameTally tally, CorrectedClock clock) {

    /** As many streams as show that the other direction is missing, and not the answers of a few. */
    private static final int LEAST_STREAMS = 20;

    private static final long LEAST_NANOS = 1_000_000;

    /** The first reason there is; empty where the capture is measured. */
    Optional<Finding> first() {
        return noConnections().or(this::noTimePasses).or(this::clockUnusable).or(this::oneDirection);
    }

    private Optional<Finding> noConnections() {
        if (count((table, row) -> table.leftOut(row) == null) > 0) {
            return Optional.empty();
        }
        Optional<LeftOut> leftOut = streams.tables().stream()
                .flatMap(table -> table.rows().mapToObj(table::leftOut))
                .findFirst();
        Map.Entry<String, Long> skipped = tally.skipped().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElse(Map.entry("no-stream", tally.frames()));
        return Optional.of(FindingCode.NO_CONNECTIONS.with(Map.of(
                "because",
                leftOut.map(LeftOut::label).orElse(skipped.getKey()),
                "packets",
                leftOut.isPresent() ? tally.frames() : skipped.getValue())));
    }

    private Optional<Finding> noTimePasses() {
        boolean passes = tally.latestEpochNanos() - tally.earliestEpochNanos() >= LEAST_NANOS;
        return passes
                ? Optional.empty()
                : Optional.of(FindingCode.NO_TIME_PASSES.with(
                        Map.of("packets", tally.frames(), "at", instant(tally.earliestEpochNanos()))));
    }

    private Optional<Finding> clockUnusable() {
        if (clock.isUsable()) {
            return Optional.empty();
        }
        TimeSegment last = clock.clock().segments().stream()
                .max(Comparator.comparingInt(TimeSegment::number))
                .orElseThrow();
        return Optional.of(FindingCode.CLOCK_UNUSABLE.with(
                Map.of("steps", last.number(), "packet", last.firstFrame(), "at", instant(last.latestBefore()))));
    }

    private Optional<Finding> oneDirection() {
        long all = count((table, row) -> table.leftOut(row) == null);
        boolean isAnswered = count((table, row) -> table.leftOut(row) == null
                        && table.firstTime(row, true) != TcpColumns.NEVER
                        && table.firstTime(row, false) != TcpColumns.NEVER)
                > 0;
        return isAnswered || all < LEAST_STREAMS
                ? Optional.empty()
                : Optional.of(FindingCode.ONE_DIRECTION_ONLY.with(Map.of("streams", all)));
    }

    private long count(StreamCondition condition) {
        return streams.tables().stream()
                .mapToLong(table -> Streams.count(table, row -> condition.holds(table, row)))
                .sum();
    }

    private static String instant(long epochNanos) {
        return Instant.ofEpochSecond(0, epochNanos).toString();
    }

    private interface StreamCondition {

        boolean holds(StreamTable table, int row);
    }
}
