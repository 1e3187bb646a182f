package io.tidemark.simulate.sizing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.simulate.concurrency.ArrivalLaw;
import io.tidemark.simulate.concurrency.Arriving;
import io.tidemark.simulate.concurrency.ArticleDraws;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DurationLaw;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.LagShares;
import io.tidemark.simulate.concurrency.PeopleDraws;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths of what people hold who differ: against their law, and against paths second by second. */
class PeoplePathTest {

    private static final int HISTORY = 7_200;

    /** Standard errors; a right path is farther off once in 1.7 million. */
    private static final double SIGMAS = 5;

    /** What steps of a path may put the mean peak off by, as a share of it. */
    private static final double STEPS = 0.02;

    private final SplittableUniformRandomProvider root =
            (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(614L);

    /** Arrivals and durations of a user captured, k, h, dwell, ratio of levels, people. */
    @ParameterizedTest
    @CsvSource({
        "0.2986, 0.1394, 0.2236, 0.01192, 2, 0.5, 1200, 1.4, 1",
        "0.2986, 0.1394, 0.2236, 0.01192, 2, 0.5, 1200, 1.4, 20",
        "0.2986, 0.1394, 0.2236, 0.01192, 2, 0.5, 1200, 1.4, 1000",
        "0.5, 1, 2, 0.005, 2, 0.5, 200, 0.7, 50",
        "0.5, 1, 2, 0.005, 2, 0.5, 200, 0.7, 5000",
        "3, 0.1, 0.5, 5, 1, 2, 600, 1, 10"
    })
    void aLevelHasTheMeanAndTheVarianceOfTheLaw(
            double alpha,
            double beta,
            double shape,
            double rate,
            double k,
            double h,
            double dwell,
            double ratio,
            int users) {
        ConcurrencyLaw law = law(new PeopleDraws(k, h, dwell, 1, ratio), alpha, beta, shape, rate);
        int paths = 4_000;
        PeakLaw levels = new PeakSimulation(law, users, 1).peaks(paths, 1);
        double[] sample = LongStream.rangeClosed(1, paths)
                .mapToDouble(rank -> levels.quantile((double) rank / paths))
                .toArray();
        double mean = Arrays.stream(sample).average().orElseThrow();
        double variance = moment(sample, mean, 2);
        double ofVariance = Math.sqrt((moment(sample, mean, 4) - variance * variance) / paths);
        double expected = law.mean(0, users);
        assertEquals(expected, mean, SIGMAS * Math.sqrt(variance / paths) + 0.001 * expected);
        double squared = Math.pow(law.sd(0, users), 2);
        // the mean of what people do is looked at eight times while it is kept
        assertEquals(squared, variance, SIGMAS * ofVariance + 0.02 * squared);
    }

    private static double moment(double[] sample, double mean, int power) {
        return Arrays.stream(sample)
                .map(value -> Math.pow(value - mean, power))
                .average()
                .orElseThrow();
    }

    /**
     * Of the same law in steps of {@link ArrivalLaw#pathStep} and second by second: five standard errors, and what steps may be off by. Where people hardly
     * differ the peak is one of bursts, which a step can miss. Arrivals and durations of a user captured, k and h, dwell, people, paths, the step expected.
     */
    @ParameterizedTest
    @CsvSource({
        "0.2986, 0.1394, 2, 0.05, 1000, 1200, 3, 400, 4",
        "0.3, 0.01, 0.5, 0.005, 1000, 1200, 3, 300, 10",
        "0.5, 1, 2, 0.005, 1000, 1200, 10, 400, 39",
        "0.2986, 0.1394, 2, 0.05, 1, 1200, 2000, 300, 4",
        "0.5, 0.01, 2, 0.05, 1, 1200, 2000, 300, 4",
        "0.5, 1, 2, 0.005, 1, 1200, 2000, 300, 39",
        "0.2986, 0.1394, 2, 0.005, 1, 120, 2000, 300, 15"
    })
    void stepsHardlyMoveThePeak(
            double alpha,
            double beta,
            double shape,
            double rate,
            double differing,
            double dwell,
            int users,
            int paths,
            int step) {
        ConcurrencyLaw law = law(new PeopleDraws(differing, differing, dwell, 1, 1), alpha, beta, shape, rate);
        ArrivalLaw arrivals = law.arrivalsHeld(0, users);
        assertEquals(step, arrivals.pathStep(law.durations(0).meanWithin(HISTORY)));
        double[] bySecond = peaks(law, arrivals, 1, paths);
        double[] inSteps = peaks(law, arrivals, step, paths);
        double expected = Arrays.stream(bySecond).average().orElseThrow();
        double actual = Arrays.stream(inSteps).average().orElseThrow();
        double standardError = Math.sqrt((moment(bySecond, expected, 2) + moment(inSteps, actual, 2)) / paths);
        assertTrue(standardError < 0.01 * expected, "standard error " + standardError + " of " + expected);
        assertEquals(expected, actual, SIGMAS * standardError + STEPS * expected);
    }

    private double[] peaks(ConcurrencyLaw law, ArrivalLaw arrivals, int step, int paths) {
        DurationLaw durations = law.durations(0);
        Arriving counts = arrivals.inSteps(step, durations, law.blocks());
        double[] bySecond = LagShares.heldBySecond(durations, law.blocks(), 1e-4);
        double[] shares = new double[(bySecond.length - 1) / step + 1];
        for (int second = 0; second < bySecond.length; second++) {
            shares[second / step] += bySecond[second] / step;
        }
        Path path = counts.mean() * shares[0] <= PeakSimulation.MOST_DRAWN_ONE_BY_ONE
                ? new EventPath(counts, shares)
                : new GaussianPath(counts, shares, new GaussianPath.Buffers());
        double[] levels = new double[3_599 / step + 1];
        return DoubleStream.generate(() -> {
                    path.draw(root.split(), levels);
                    return Arrays.stream(levels).max().orElseThrow();
                })
                .limit(paths)
                .toArray();
    }

    /** Columns of a population change nothing for people who are taken to be alike, and everything for those who differ. */
    @Test
    void peopleWhoAreAlikeHaveThePeaksOfAPosteriorThatKnowsOfNone() {
        ConcurrencyLaw without = ConcurrencyLaw.of(
                ArticleDraws.posterior(new double[] {0.2986, 0.1394, 0.2236, 0.01192}), LagBlocks.over(HISTORY));
        ConcurrencyLaw alike = ConcurrencyLaw.of(
                new PeopleDraws(2, 0.5, 1_200, 1, 1.4).posteriorOfAlike(0.2986, 0.1394, 0.2236, 0.01192),
                LagBlocks.over(HISTORY));
        ConcurrencyLaw differing = law(new PeopleDraws(2, 0.5, 1_200, 1, 1.4), 0.2986, 0.1394, 0.2236, 0.01192);
        long[] expected = quantiles(without);
        assertArrayEquals(expected, quantiles(alike));
        assertNotEquals(expected[2], quantiles(differing)[2]);
    }

    private static long[] quantiles(ConcurrencyLaw law) {
        PeakLaw peaks = new PeakSimulation(law, 20, 600).peaks(100, 1);
        return new long[] {peaks.quantile(0.1), peaks.quantile(0.5), peaks.quantile(0.99)};
    }

    private static ConcurrencyLaw law(PeopleDraws people, double alpha, double beta, double shape, double rate) {
        return ConcurrencyLaw.of(people.posterior(alpha, beta, shape, rate), LagBlocks.over(HISTORY));
    }
}
