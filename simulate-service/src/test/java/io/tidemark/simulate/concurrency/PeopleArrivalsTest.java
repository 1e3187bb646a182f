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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleArrivalsTest {

    private static final int SECONDS = 7_200;
    private static final int SIMULATED = 1_000;
    private static final int PATHS = 1_500;

    /** What looking at people eight times while they keep to something may put the distribution function off by. */
    private static final double LOOKS = 0.015;

    private final SplittableUniformRandomProvider root =
            (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(613L);

    /**
     * Second by second, what people do moving on every five seconds. Five standard errors of both samples: a false alarm of 6e-7 each. Shape and rate of a user's count,
     * people, dwell.
     */
    @ParameterizedTest
    @CsvSource({"0.3, 0.1, 50, 1200", "5, 2, 50, 300", "0.3, 0.1, 3, 1200"})
    void thePeakIsThatOfSecondsDrawnOneByOne(double shape, double rate, int users, double dwell) {
        PeopleDiffering people = new PeopleDiffering(2, 0.5, dwell);
        long[] simulated = new long[SIMULATED];
        Arrays.setAll(simulated, i -> simulatedPeak(people, shape, rate, users));
        Arrays.sort(simulated);
        PeopleArrivals arrivals = new PeopleArrivals(new NegativeBinomialArrivals(shape, rate), people, 1.5, users);
        LongToDoubleFunction[] given = IntStream.range(0, PATHS)
                .mapToObj(i -> arrivals.peakAtMost(SECONDS, root.split()))
                .toArray(LongToDoubleFunction[]::new);
        for (double p : new double[] {0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99}) {
            long n = simulated[(int) (p * SIMULATED)];
            double expected =
                    (double) Arrays.stream(simulated).filter(peak -> peak <= n).count() / SIMULATED;
            double[] values = Arrays.stream(given)
                    .mapToDouble(each -> each.applyAsDouble(n))
                    .toArray();
            double actual = Arrays.stream(values).average().orElseThrow();
            double variance = expected * (1 - expected) * (1.0 / SIMULATED + 1.0 / PATHS);
            assertEquals(expected, actual, 5 * Math.sqrt(variance) + LOOKS, "at most " + n);
        }
    }

    private long simulatedPeak(PeopleDiffering people, double shape, double rate, int users) {
        UniformRandomProvider random = root.split();
        PeopleHours hours = new PeopleHours(people, users, random);
        GammaDraws gamma = new GammaDraws(random);
        PoissonDraws poisson = new PoissonDraws(random);
        long peak = 0;
        for (int second = 0; second < SECONDS; second++) {
            if (second % 5 == 0) {
                hours.pass(5);
            }
            double size = 1.5 * hours.now() * shape;
            peak = Math.max(peak, size > 0 ? poisson.sample(gamma.sample(size) / rate) : 0);
        }
        return peak;
    }

    /** Of one second it is the law of new connections. Five standard errors of what is drawn, a false alarm of 6e-7 each. */
    @Test
    void thePeakOfASecondIsItsCount() {
        PeopleArrivals arrivals =
                new PeopleArrivals(new NegativeBinomialArrivals(0.3, 0.1), new PeopleDiffering(2, 0.5, 600), 1.5, 4);
        LongToDoubleFunction atMost =
                new PredictiveMixture(1, draw -> arrivals.counted(LagShares.newOnly())).distribution();
        LongToDoubleFunction[] given = IntStream.range(0, PATHS)
                .mapToObj(i -> arrivals.peakAtMost(1, root.split()))
                .toArray(LongToDoubleFunction[]::new);
        for (long n : new long[] {0, 3, 10, 30, 100}) {
            double[] values = Arrays.stream(given)
                    .mapToDouble(each -> each.applyAsDouble(n))
                    .toArray();
            double mean = Arrays.stream(values).average().orElseThrow();
            double variance = Arrays.stream(values)
                            .map(value -> (value - mean) * (value - mean))
                            .sum()
                    / PATHS;
            assertEquals(atMost.applyAsDouble(n), mean, 5 * Math.sqrt(variance / PATHS) + 1e-9, "at most " + n);
        }
        assertEquals(0, given[0].applyAsDouble(-1));
    }

    /** A count at a time has the law of new connections: nearly normal ones, and those that are skewed. Chi squared, see Counted. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.1, 4", "5, 2, 40"})
    void countsHaveTheirLaw(double shape, double rate, int users) {
        PeopleArrivals arrivals = new PeopleArrivals(
                new NegativeBinomialArrivals(shape, rate), new PeopleDiffering(2, 0.5, 600), 1.5, users);
        LongToDoubleFunction atMost =
                new PredictiveMixture(1, draw -> arrivals.counted(LagShares.newOnly())).distribution();
        // a new path for each: counts of one path hang together
        Counted.assertHas(
                atMost::applyAsDouble, () -> arrivals.counts(root.split()).sample(), 20_000);
    }

    @Test
    void usersAndThinnedOnesAreThoseOfTheMean() {
        PeopleArrivals one =
                new PeopleArrivals(new NegativeBinomialArrivals(0.3, 0.1), new PeopleDiffering(2, 0.5, 600), 1.5, 1);
        assertEquals(4.5, one.mean(), 1e-12);
        assertEquals(4.5 * 7 * 0.2, one.ofUsers(7).thinned(0.2).mean(), 1e-12);
        LagShares held = LagShares.held(new GammaDurations(0.5, 0.05), LagBlocks.over(600));
        GeneratingFunction direct = one.ofUsers(7).counted(held);
        GeneratingFunction ofUsers = one.countedOfUsers(held).apply(7);
        assertEquals(direct.mean(), ofUsers.mean());
        assertEquals(direct.variance(), ofUsers.variance());
    }

    /** No step is longer than what is held, or what people do, allows. */
    @Test
    void stepsAreShortWhereConnectionsAre() {
        PeopleArrivals arrivals =
                new PeopleArrivals(new NegativeBinomialArrivals(0.3, 0.1), new PeopleDiffering(2, 0.5, 800), 1.5, 1);
        assertEquals(1, arrivals.pathStep(0.2));
        assertEquals(1, arrivals.pathStep(19));
        assertEquals(4, arrivals.pathStep(40));
        assertEquals(100, arrivals.pathStep(1e6));
    }

    /** Whatever the draw says, a distribution function is between 0 and 1 and does not fall. */
    @ParameterizedTest
    @CsvSource({"1e-3, 1e-3, 1", "0.01, 0.01, 1", "1e3, 1e3, 1000000", "2, 0.01, 1"})
    void thePeakIsALawWhateverTheShapes(double k, double h, int users) {
        PeopleArrivals arrivals =
                new PeopleArrivals(new NegativeBinomialArrivals(0.3, 0.1), new PeopleDiffering(k, h, 60), 1.5, users);
        for (int path = 0; path < 50; path++) {
            LongToDoubleFunction atMost = arrivals.peakAtMost(3_600, root.split());
            double before = 0;
            for (long n = 1; n < 1L << 40; n *= 16) {
                double now = atMost.applyAsDouble(n);
                assertTrue(now >= before && now <= 1, "at most " + n + ": " + now + " after " + before);
                before = now;
            }
        }
    }
}
