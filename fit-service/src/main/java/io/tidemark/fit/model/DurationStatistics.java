package io.tidemark.fit.model;

import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.CaptureMetrics.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sufficient statistics of the durations of one protocol's connections, or of both protocols', over all captures.
 *
 * <p>A zero duration is known to be below the resolution r of its capture's clock, and adds log F(r) to a likelihood; a
 * connection still open adds log S(duration so far), which is 0 for a duration of zero so far.
 *
 * @param zeros connections of duration zero that were seen to their end, by the resolution of the clock
 * @param closed positive durations that were seen to their end; its own {@code zeros} is not used
 * @param open durations so far of connections taken to be open still; its {@code zeros} add nothing to a likelihood
 */
public record DurationStatistics(List<Zeros> zeros, DurationTally closed, DurationTally open) {

    /** Statistics of no connections. */
    public static final DurationStatistics NONE = new DurationStatistics(List.of(), emptyTally(), emptyTally());

    /**
     * Durations of zero under one clock.
     *
     * @param clockResolutionNanos what that clock can tell apart, in nanoseconds
     * @param count number of them
     */
    public record Zeros(long clockResolutionNanos, long count) {

        /** What the clock can tell apart, in seconds. */
        public double clockResolutionSeconds() {
            return clockResolutionNanos * 1e-9;
        }
    }

    /** Statistics of one capture. */
    public static DurationStatistics of(Durations durations, long clockResolutionNanos) {
        if (clockResolutionNanos < 1) {
            throw new IllegalArgumentException(
                    "clock resolution must be at least 1 ns, got " + clockResolutionNanos + " ns");
        }
        long zeros = durations.closed().zeros();
        return new DurationStatistics(
                zeros == 0 ? List.of() : List.of(new Zeros(clockResolutionNanos, zeros)),
                withZeros(durations.closed(), 0),
                durations.open());
    }

    /** Statistics of both together. */
    public DurationStatistics plus(DurationStatistics other) {
        Map<Long, Long> byResolution = new TreeMap<>();
        for (List<Zeros> each : List.of(zeros, other.zeros)) {
            each.forEach(zero -> byResolution.merge(zero.clockResolutionNanos(), zero.count(), Long::sum));
        }
        List<Zeros> both = new ArrayList<>();
        byResolution.forEach((resolution, count) -> both.add(new Zeros(resolution, count)));
        return new DurationStatistics(List.copyOf(both), plus(closed, other.closed), plus(open, other.open));
    }

    /** What the article makes of it: zeros dropped, connections still open taken as if they had ended. */
    public DurationStatistics positiveAsIfEnded() {
        return new DurationStatistics(List.of(), withZeros(plus(closed, open), 0), emptyTally());
    }

    /** Number of connections. */
    public long connections() {
        return zeroCount() + closed.count() + open.zeros() + open.count();
    }

    /** Number of connections of duration zero that were seen to their end. */
    public long zeroCount() {
        return zeros.stream().mapToLong(Zeros::count).sum();
    }

    /** Seconds that all connections together were seen to last. */
    public double heldSeconds() {
        return closed.sumSeconds() + open.sumSeconds();
    }

    private static DurationTally emptyTally() {
        return new DurationTally(0, 0, 0, 0, new int[0], new long[0]);
    }

    private static DurationTally withZeros(DurationTally tally, long zeros) {
        return new DurationTally(
                zeros, tally.count(), tally.sumSeconds(), tally.sumLogSeconds(), tally.bins(), tally.counts());
    }

    private static DurationTally plus(DurationTally left, DurationTally right) {
        Map<Integer, Long> histogram = new TreeMap<>();
        for (DurationTally tally : List.of(left, right)) {
            for (int i = 0; i < tally.bins().length; i++) {
                histogram.merge(tally.bins()[i], tally.counts()[i], Long::sum);
            }
        }
        return new DurationTally(
                left.zeros() + right.zeros(),
                left.count() + right.count(),
                left.sumSeconds() + right.sumSeconds(),
                left.sumLogSeconds() + right.sumLogSeconds(),
                histogram.keySet().stream().mapToInt(Integer::intValue).toArray(),
                histogram.values().stream().mapToLong(Long::longValue).toArray());
    }
}
