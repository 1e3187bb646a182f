package io.tidemark.fit;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Simulation-based calibration of {@code nb+gamma}: parameters are drawn from the prior, data from the parameters, draws
 * from the posterior; then the parameter's rank among the draws is uniform (Talts et al. 2018). The data have durations of
 * zero, below the clock's resolution, and connections that are cut short, so that their likelihoods are tested with the
 * rest. The ranks of each of four parameters, in ten bins, are tested by chi-squared at 1e-5: a right sampler with another
 * seed would fail once in 25,000 runs. The seed is fixed.
 */
class SimulationBasedCalibrationTest {

    private static final int REPLICATES = 150;
    private static final int RANKED_DRAWS = 99;
    private static final int THINNING = 3;
    private static final int BINS = 10;
    private static final double FALSE_ALARM_RATE = 1e-5;

    private static final int SECONDS = 30;
    private static final int CONNECTIONS = 30;
    private static final long CLOCK_NANOS = 20_000_000;
    private static final double MEAN_SECONDS_UNTIL_CUT = 3;

    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1807L);

    @Test
    void priorParametersRankUniformlyAmongPosteriorDraws() {
        int[][] tally = new int[4][BINS];
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            double[] prior =
                    DoubleStream.generate(() -> exponential(2)).limit(4).toArray();
            double[][] draws = posteriorDraws(observations(prior), replicate);
            for (int parameter = 0; parameter < 4; parameter++) {
                tally[parameter][rank(prior[parameter], draws, parameter) * BINS / (RANKED_DRAWS + 1)]++;
            }
        }
        for (int[] ranks : tally) {
            assertUniform(ranks);
        }
    }

    private static double[][] posteriorDraws(Observations observations, long seed) {
        SampledChain chain = new Sampler(Runnable::run)
                .sample(
                        Models.named("nb+gamma").posterior(observations),
                        new SamplerSettings(1, 200, RANKED_DRAWS * THINNING, seed),
                        Progress.NONE,
                        Cancellation.NEVER)
                .get(0);
        return IntStream.range(0, RANKED_DRAWS)
                .mapToObj(draw -> chain.draws()[draw * THINNING])
                .toArray(double[][]::new);
    }

    private static int rank(double value, double[][] draws, int parameter) {
        return (int)
                Arrays.stream(draws).filter(draw -> draw[parameter] < value).count();
    }

    private static void assertUniform(int[] ranks) {
        double expected = (double) REPLICATES / BINS;
        double chiSquared = Arrays.stream(ranks)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        double limit = new ChiSquaredDistribution(null, BINS - 1.0).inverseCumulativeProbability(1 - FALSE_ALARM_RATE);
        assertTrue(chiSquared < limit, () -> chiSquared + " of " + Arrays.toString(ranks));
    }

    /** Counts and durations of TCP from the parameters nb_alpha, nb_beta, g_alpha, g_beta. */
    private Observations observations(double[] prior) {
        int[] counts = IntStream.range(0, SECONDS)
                .map(second -> poisson(gamma(prior[0], prior[1])))
                .toArray();
        return Observations.of(
                List.of(new CountSeries(1, new PerProtocol<>(counts, new int[SECONDS]))),
                List.of(new PerProtocol<>(durations(prior[2], prior[3]), DurationStatistics.NONE)));
    }

    private DurationStatistics durations(double shape, double rate) {
        double[] closed = new double[CONNECTIONS];
        double[] open = new double[CONNECTIONS];
        int ended = 0;
        int cut = 0;
        for (int i = 0; i < CONNECTIONS; i++) {
            double seconds = gamma(shape, rate);
            double untilCut = CLOCK_NANOS * 1e-9 + exponential(MEAN_SECONDS_UNTIL_CUT);
            if (seconds > untilCut) {
                open[cut++] = untilCut;
            } else {
                closed[ended++] = seconds < CLOCK_NANOS * 1e-9 ? 0 : seconds;
            }
        }
        return DurationStatistics.of(
                new Durations(Reference.tally(Arrays.copyOf(closed, ended)), Reference.tally(Arrays.copyOf(open, cut))),
                CLOCK_NANOS);
    }

    private double exponential(double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }

    private double gamma(double shape, double rate) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1 / rate)
                .sample();
    }

    private int poisson(double mean) {
        return mean < 1e-12 ? 0 : PoissonSampler.of(random, mean).sample();
    }
}
