package io.tidemark.benchmarks;

import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.DurationStatistics;
import io.tidemark.fit.model.Observations;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A fit of {@code nb+gamma} to ever more observations: so many durations, known by their number
 * and sums, and counts of as many seconds, of fourteen days at most. Their histogram suffices, so
 * that the time of an iteration does not grow.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class Growth {

    private static final int[] COUNTS = {0, 0, 0, 1, 0, 2, 0, 0, 5, 1, 0, 0, 12, 0, 3, 0, 1, 0, 0, 0};

    /** Fourteen days, the longest capture that is measured. */
    private static final int MOST_SECONDS = 14 * 86_400;

    private static final double MEAN_SECONDS = 25;
    private static final double MEAN_LOG_SECONDS = 1;

    @Param({"1000", "100000", "10000000", "100000000"})
    public long durations;

    private Observations observations;

    @Setup
    public void observe() {
        int[] counts = new int[(int) Math.min(durations, MOST_SECONDS)];
        for (int second = 0; second < counts.length; second++) {
            counts[second] = COUNTS[second % COUNTS.length];
        }
        DurationTally ended = new DurationTally(
                0,
                durations,
                durations * MEAN_SECONDS,
                durations * MEAN_LOG_SECONDS,
                new int[] {(int) (1000 * MEAN_LOG_SECONDS)},
                new long[] {durations});
        observations = Observations.of(
                List.of(new CountSeries(1, new PerProtocol<>(counts, new int[counts.length]))),
                List.of(new PerProtocol<>(
                        new DurationStatistics(List.of(), ended, DurationStatistics.NONE.open()),
                        DurationStatistics.NONE)));
    }

    @Benchmark
    public Object fit() {
        return FittedCapture.fit("nb+gamma", observations, 1_000);
    }
}
