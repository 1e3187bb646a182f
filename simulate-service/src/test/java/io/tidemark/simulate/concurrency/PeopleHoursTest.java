package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleHoursTest {

    private static final int PATHS = 40_000;

    /** Standard errors, those of the sample; a false alarm once in 1.7 million. */
    private static final double SIGMAS = 5;

    private final UniformRandomProvider random = RandomSource.L64_X128_MIX.create(612L);

    /**
     * E A = U, Var A = U / k + U / h, Cov(A_0, A_t) = U / k + U e^(-t / dwell) / h: people stay the same. k, h, people, passes, seconds of each.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 0.5, 1, 1, 300",
        "2, 0.5, 3, 1, 300",
        "2, 0.5, 3, 12, 25",
        "1e9, 0.5, 3, 4, 150",
        "0.5, 4, 40, 1, 60",
        "2, 0.5, 3, 1, 60000"
    })
    void isStationaryAndForgetsAsTimePasses(double k, double h, int users, int passes, double seconds) {
        PeopleDiffering people = new PeopleDiffering(k, h, 600);
        double[] first = new double[PATHS];
        double[] last = new double[PATHS];
        for (int i = 0; i < PATHS; i++) {
            PeopleHours hours = new PeopleHours(people, users, random);
            first[i] = hours.now() - users;
            for (int pass = 0; pass < passes; pass++) {
                hours.pass(seconds);
            }
            last[i] = hours.now() - users;
        }
        double variance = users / k + users / h;
        double covariance = users / k + users / h * Math.exp(-passes * seconds / 600);
        assertMean(0, first, first, true);
        assertMean(0, last, last, true);
        assertMean(variance, first, first, false);
        assertMean(variance, last, last, false);
        assertMean(covariance, first, last, false);
    }

    /** The mean of values, or of the products of two. */
    private static void assertMean(double expected, double[] first, double[] last, boolean ofValues) {
        double[] values = IntStream.range(0, PATHS)
                .mapToDouble(i -> ofValues ? first[i] : first[i] * last[i])
                .toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / PATHS;
        assertEquals(expected, mean, SIGMAS * Math.sqrt(variance / PATHS));
    }

    /** Of people who do not differ it is Gamma(h U, h) at all times. Kolmogorov's bound, a false alarm once in 10,000. */
    @ParameterizedTest
    @CsvSource({"0.5, 1, 100", "0.5, 6, 100", "3, 2, 2000"})
    void keepsItsLaw(double h, int users, double seconds) {
        PeopleDiffering people = new PeopleDiffering(1e9, h, 600);
        double[] sorted = new double[PATHS];
        Arrays.setAll(sorted, i -> {
            PeopleHours hours = new PeopleHours(people, users, random);
            hours.pass(seconds);
            hours.pass(seconds);
            return hours.now();
        });
        Arrays.sort(sorted);
        GammaDistribution law = new GammaDistribution(h * users, 1 / h);
        double distance = 0;
        for (int i = 0; i < PATHS; i++) {
            double expected = law.cumulativeProbability(sorted[i]);
            distance = Math.max(distance, Math.max(expected - (double) i / PATHS, (i + 1.0) / PATHS - expected));
        }
        assertTrue(distance < 2.226 / Math.sqrt(PATHS), "distance " + distance);
    }

    /** Nobody knows numbers so small apart from 0, but they must not become none. */
    @ParameterizedTest
    @CsvSource({"2, 0.01, 1", "0.01, 0.01, 1", "1e-3, 1e-3, 1", "1e-3, 1e-6, 3", "1e6, 1e6, 1000000"})
    void isANumberWhateverTheShapes(double k, double h, int users) {
        for (int path = 0; path < 300; path++) {
            PeopleHours hours = new PeopleHours(new PeopleDiffering(k, h, 600), users, random);
            for (double seconds : new double[] {0, 1e-9, 1, 75, 600, 1e5, 1e9}) {
                hours.pass(seconds);
                assertTrue(hours.now() >= 0 && Double.isFinite(hours.now()), () -> "now " + hours.now());
            }
        }
    }

    @Test
    void staysWhereNoTimePasses() {
        PeopleHours hours = new PeopleHours(new PeopleDiffering(2, 0.5, 600), 5, random);
        double now = hours.now();
        hours.pass(0);
        assertEquals(now, hours.now(), 1e-12 * now);
    }
}
