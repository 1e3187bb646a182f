package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** A horizon from 23:00 on, of an hour like any other and one of three times that, against seconds drawn or added up one by one. */
class TideTest {

    private static final int HOUR = 3_600;
    private static final int SIMULATED = 600;
    private static final int PATHS = 1_500;

    /** What looking at people eight times while they keep to something may put the distribution function off by. */
    private static final double LOOKS = 0.015;

    private final SplittableUniformRandomProvider root =
            (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(645L);

    private static double[] factors() {
        double[] factors = new double[24];
        Arrays.fill(factors, 0.5);
        factors[23] = 1;
        factors[0] = 3;
        return factors;
    }

    private static Tide tide() {
        return new Tide(factors(), 23, 2);
    }

    @Test
    void hasTheFactorOfTheHourBeforeAndAfterMidnight() {
        Tide tide = tide();
        assertEquals(0.5, tide.at(-1));
        assertEquals(1, tide.at(0));
        assertEquals(1, tide.at(HOUR - 1));
        assertEquals(3, tide.at(HOUR));
        assertEquals(0.5, tide.at(2 * HOUR));
        assertEquals(1, tide.at(24 * HOUR));
        assertEquals(3, tide.largest());
        assertEquals(1, Tide.LEVEL.at(-5e9));
        assertEquals(3, tide.atItsHeight().at(-1));
    }

    /** In the middle of the busiest hour, connections of many hours ago count with the hours they began in. */
    @Test
    void countsConnectionsByTheHoursTheyBeganIn() {
        LagShares held = LagShares.held(new GammaDurations(0.4, 0.4 / 4_000), LagBlocks.over(6 * HOUR));
        Tide tide = tide();
        double[] bySecond = LagShares.heldBySecond(new GammaDurations(0.4, 0.4 / 4_000), LagBlocks.over(6 * HOUR), 0);
        double sum = 0;
        double all = 0;
        for (int lag = 0; lag < bySecond.length; lag++) {
            sum += bySecond[lag] * tide.at(1.5 * HOUR - lag - 0.5);
            all += bySecond[lag];
        }
        assertEquals(sum / all, tide.counted(held), 0.01);
        assertTrue(tide.counted(held) < 2.5, "much of it began in quiet hours");
        assertEquals(3, tide.counted(LagShares.newOnly()));
        assertEquals(3, tide.atItsHeight().counted(held));
        assertEquals(1, Tide.LEVEL.counted(held));
        GeneratingFunction counted = arrivals(20).counted(held);
        assertEquals(sum / all * 1.5 * 20 * 3 * all, counted.mean(), 0.01 * counted.mean());
    }

    /** Of 3,000 paths: standard errors are some 1 % of an hour's mean. */
    @Test
    void pathsMoveWithIt() {
        int steps = 360;
        double[] sums = new double[3];
        Arriving arriving = arrivals(200).inSteps(10, new GammaDurations(0.5, 0.05), LagBlocks.over(600));
        for (int path = 0; path < 3_000; path++) {
            CountSampler counts = arriving.counts(steps, root.split());
            for (int step = 0; step < 3 * steps; step++) {
                sums[step / steps] += counts.sample();
            }
        }
        double hour = 3_000.0 * HOUR * 200 * 1.5 * 3;
        assertEquals(0.5, sums[0] / hour, 0.03, "before it begins");
        assertEquals(1, sums[1] / hour, 0.05);
        assertEquals(3, sums[2] / hour, 0.15);
    }

    /** Five standard errors of both samples: a false alarm of 6e-7 each. */
    @Test
    void thePeakIsThatOfSecondsDrawnOneByOne() {
        PeopleArrivals arrivals = arrivals(20);
        long[] simulated = new long[SIMULATED];
        Arrays.setAll(simulated, i -> simulatedPeak(arrivals.people(), 20));
        Arrays.sort(simulated);
        LongToDoubleFunction[] given = IntStream.range(0, PATHS)
                .mapToObj(i -> arrivals.peakAtMost(2 * HOUR, root.split()))
                .toArray(LongToDoubleFunction[]::new);
        for (double p : new double[] {0.05, 0.2, 0.5, 0.8, 0.95}) {
            long n = simulated[(int) (p * SIMULATED)];
            double expected =
                    (double) Arrays.stream(simulated).filter(peak -> peak <= n).count() / SIMULATED;
            double actual = Arrays.stream(given)
                    .mapToDouble(each -> each.applyAsDouble(n))
                    .average()
                    .orElseThrow();
            double variance = expected * (1 - expected) * (1.0 / SIMULATED + 1.0 / PATHS);
            assertEquals(expected, actual, 5 * Math.sqrt(variance) + LOOKS, "at most " + n);
        }
    }

    /** Users of 3 connections a second on average. */
    private static PeopleArrivals arrivals(int users) {
        return new PeopleArrivals(
                new NegativeBinomialArrivals(0.3, 0.1), new PeopleDiffering(2, 0.5, 1_200), 1.5, tide(), users);
    }

    private long simulatedPeak(PeopleDiffering people, int users) {
        UniformRandomProvider random = root.split();
        PeopleHours hours = new PeopleHours(people, users, random);
        GammaDraws gamma = new GammaDraws(random);
        PoissonDraws poisson = new PoissonDraws(random);
        long peak = 0;
        for (int second = 0; second < 2 * HOUR; second++) {
            if (second % 5 == 0) {
                hours.pass(5);
            }
            double size = 1.5 * hours.now() * 0.3 * (second < HOUR ? 1 : 3);
            peak = Math.max(peak, size > 0 ? poisson.sample(gamma.sample(size) / 0.1) : 0);
        }
        return peak;
    }
}
