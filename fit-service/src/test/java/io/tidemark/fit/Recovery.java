package io.tidemark.fit;

import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.Sampler;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.DurationStatistics;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.model.Posterior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Recovers known laws: captures of half an hour are drawn from a law of durations and negative binomial counts, some connections cut
 * by its end, and fitted; the predicted mean number of connections after a day of such traffic is held against the true one.
 *
 * @param model name of the model
 * @param durations the true law
 * @param connections expected number of connections in a capture
 * @param ratios by replicate, the predicted mean over the true one
 * @param medianRatios by replicate, the posterior median of the mean over the true one
 * @param low number of replicates whose 90 % interval lies below the truth
 * @param high number of replicates whose 90 % interval lies above it
 */
record Recovery(
        String model,
        KnownDurations durations,
        int connections,
        double[] ratios,
        double[] medianRatios,
        int low,
        int high) {

    private static final int SECONDS = 1_800;
    private static final double HISTORY_SECONDS = 86_400;
    private static final SamplerSettings SETTINGS = new SamplerSettings(1, 500, 600, 1);

    /** The variance of a count over its mean less one: bursts of two on average. */
    private static final double CLUMPING = 1;

    /** Recovers a law from so many replicates of a capture. */
    static Recovery of(String model, KnownDurations durations, int connections, int replicates, long seed) {
        double[][] levels = IntStream.range(0, replicates)
                .parallel()
                .mapToObj(replicate -> levels(model, durations, connections, 1_000 * seed + replicate))
                .toArray(double[][]::new);
        double truth = connections / (double) SECONDS * durations.meanWithin(HISTORY_SECONDS);
        return new Recovery(
                model,
                durations,
                connections,
                sorted(levels, level -> Arrays.stream(level).average().orElseThrow() / truth),
                sorted(levels, level -> level[level.length / 2] / truth),
                (int) Arrays.stream(levels)
                        .filter(level -> level[level.length * 95 / 100] < truth)
                        .count(),
                (int) Arrays.stream(levels)
                        .filter(level -> level[level.length * 5 / 100] > truth)
                        .count());
    }

    private static double[] sorted(double[][] levels, java.util.function.ToDoubleFunction<double[]> value) {
        return Arrays.stream(levels).mapToDouble(value).sorted().toArray();
    }

    /** Mean levels by draw, ascending. */
    private static double[] levels(String model, KnownDurations durations, int connections, long seed) {
        Posterior posterior = Models.named(model).posterior(capture(durations, connections, seed));
        SampledChain chain = new Sampler(Runnable::run)
                .sample(posterior::target, SETTINGS, Progress.NONE, Cancellation.NEVER)
                .get(0);
        return Arrays.stream(chain.draws())
                .mapToDouble(draw -> posterior.meanLevel(draw, new PerProtocol<>(HISTORY_SECONDS, HISTORY_SECONDS)))
                .sorted()
                .toArray();
    }

    private static Observations capture(KnownDurations durations, int connections, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        int[] counts = counts(connections, random);
        double[] closed = new double[Arrays.stream(counts).sum()];
        double[] open = new double[closed.length];
        int ended = 0;
        int cut = 0;
        for (int second = 0; second < SECONDS; second++) {
            for (int i = 0; i < counts[second]; i++) {
                double duration = durations.exceededBy(1 - random.nextDouble());
                double untilEnd = SECONDS - second - random.nextDouble();
                if (duration < untilEnd) {
                    closed[ended++] = duration;
                } else {
                    open[cut++] = untilEnd;
                }
            }
        }
        return Observations.of(
                List.of(new CountSeries(1, new PerProtocol<>(counts, new int[SECONDS]))),
                List.of(new PerProtocol<>(
                        DurationStatistics.of(
                                new Durations(
                                        Reference.tally(Arrays.copyOf(closed, ended)),
                                        Reference.tally(Arrays.copyOf(open, cut))),
                                1_000),
                        DurationStatistics.NONE)));
    }

    /** Counts of every second, drawn anew while they are too few for a fit. */
    private static int[] counts(int connections, UniformRandomProvider random) {
        double shape = connections / (SECONDS * CLUMPING);
        while (true) {
            int[] counts = IntStream.generate(() -> poisson(shape, random))
                    .limit(SECONDS)
                    .toArray();
            if (Arrays.stream(counts).sum() >= Observations.FEWEST) {
                return counts;
            }
        }
    }

    private static int poisson(double shape, UniformRandomProvider random) {
        double rate = AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, CLUMPING)
                .sample();
        return rate < 1e-12 ? 0 : PoissonSampler.of(random, rate).sample();
    }

    /** Median over the replicates of the predicted mean over the true one. */
    double medianRatio() {
        return ratios[ratios.length / 2];
    }

    /** Share of the replicates whose 90 % interval holds the truth. */
    double coverage() {
        return 1 - (low + high) / (double) ratios.length;
    }

    /** A line of a table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "%-26s %-12s %5d  %5.2f (%.2f to %.2f)  %5.2f  %5.1f %%  %4.1f %%  %4.1f %%",
                model,
                durations,
                connections,
                medianRatio(),
                ratios[ratios.length / 10],
                ratios[ratios.length * 9 / 10],
                medianRatios[medianRatios.length / 2],
                100 * coverage(),
                100.0 * low / ratios.length,
                100.0 * high / ratios.length);
    }

    /** A line for every model, law and number of connections. */
    static List<String> table(List<String> models, int replicates) {
        List<String> rows = new ArrayList<>();
        for (String model : models) {
            for (KnownDurations durations : KnownDurations.values()) {
                for (int connections : new int[] {40, 100, 400, 4_000}) {
                    rows.add(of(model, durations, connections, replicates, 1).row());
                }
            }
        }
        return rows;
    }
}
