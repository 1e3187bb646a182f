package io.tidemark.benchmarks;

import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.LogBins;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.DurationStatistics;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.model.Protocol;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * New connections second by second and positive durations seen to their end, all of TCP: what our sampler and Stan's are
 * both given.
 *
 * @param counts new connections in each second
 * @param durationsSeconds durations in seconds, each above 0
 */
record ConnectionSample(int[] counts, double[] durationsSeconds) {

    private static final int WORKING_DAY_SECONDS = 28_800;
    private static final int WORKING_DAY_CONNECTIONS = 100_000;

    /** TCP's of a capture: connections that were open at its end count as ended, those of no duration are left out. */
    static ConnectionSample of(Observations capture) {
        DurationTally tally =
                Protocol.TCP.of(capture.durations()).positiveAsIfEnded().closed();
        double[] seconds = IntStream.range(0, tally.bins().length)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(0, (int) tally.counts()[i])
                        .mapToDouble(each -> Math.exp(LogBins.logMiddle(tally.bins()[i]))))
                .toArray();
        return new ConnectionSample(capture.series().get(0).total(List.of(Protocol.TCP)), seconds);
    }

    /** A working day of eight hours with 100,000 connections, drawn from {@code nb} and {@code gamma}. */
    static ConnectionSample workingDay(long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double shape = 0.3;
        double mean = (double) WORKING_DAY_CONNECTIONS / WORKING_DAY_SECONDS;
        var rates = AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, mean / shape);
        int[] counts = IntStream.range(0, WORKING_DAY_SECONDS)
                .map(second -> PoissonSampler.of(random, Math.max(rates.sample(), 1e-12))
                        .sample())
                .toArray();
        var durations = AhrensDieterMarsagliaTsangGammaSampler.of(random, 0.25, 100);
        double[] seconds = IntStream.range(0, WORKING_DAY_CONNECTIONS)
                .mapToDouble(each -> Math.max(durations.sample(), 1e-6))
                .toArray();
        return new ConnectionSample(counts, seconds);
    }

    /** What a model is fitted to: UDP is left out, for it has no connections. */
    Observations observations() {
        return Observations.of(
                List.of(new CountSeries(1, new PerProtocol<>(counts, new int[counts.length]))),
                List.of(new PerProtocol<>(
                        new DurationStatistics(List.of(), tally(), DurationStatistics.NONE.open()),
                        DurationStatistics.NONE)));
    }

    /** The data block of a Stan program, as assignments that R reads. */
    String asAssignments(int parts) {
        return "seconds <- " + counts.length + "L\n"
                + "counts <- c("
                + Arrays.stream(counts).mapToObj(count -> count + "L").collect(Collectors.joining(",")) + ")\n"
                + "connections <- " + durationsSeconds.length + "L\n"
                + "duration <- c("
                + Arrays.stream(durationsSeconds).mapToObj(Double::toString).collect(Collectors.joining(",")) + ")\n"
                + "parts <- " + parts + "L\n";
    }

    private DurationTally tally() {
        Map<Integer, Long> histogram = new TreeMap<>();
        Arrays.stream(durationsSeconds).forEach(seconds -> histogram.merge(LogBins.of(seconds), 1L, Long::sum));
        return new DurationTally(
                0,
                durationsSeconds.length,
                Arrays.stream(durationsSeconds).sum(),
                Arrays.stream(durationsSeconds).map(Math::log).sum(),
                histogram.keySet().stream().mapToInt(bin -> bin).toArray(),
                histogram.values().stream().mapToLong(count -> count).toArray());
    }
}
