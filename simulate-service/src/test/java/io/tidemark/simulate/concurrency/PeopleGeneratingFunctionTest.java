package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleGeneratingFunctionTest {

    /** Standard errors; a right law is farther off once in 1.7 million counts, of which there are some 60 here. */
    private static final double SIGMAS = 5;

    private static final double[] MULTIPLES = {0, 0.02, 0.1, 0.3, 0.6, 0.9, 1.2, 1.6, 2.5, 5};

    /** k, h, ratio, shape and rate of a user's count, people, samples. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.5, 1, 0.3, 0.1, 1, 60000",
        "1.3, 3, 0.2, 5, 0.5, 1, 60000",
        "2, 0.5, 3, 0.3, 0.1, 3, 60000",
        "0.4, 0.05, 1, 20, 0.5, 3, 60000",
        "2, 0.5, 1.5, 0.3, 0.1, 200, 10000",
        "0.7, 0.1, 0.5, 10, 3, 200, 10000"
    })
    void isTheLawOfPeopleDrawnOneByOne(
            double k, double h, double ratio, double shape, double rate, int users, int samples) {
        PeopleGeneratingFunction law = law(k, h, ratio, shape, rate, users);
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(611L);
        long[] sorted = new long[samples];
        Arrays.setAll(sorted, i -> people(random, k, h, ratio, shape, rate, users));
        Arrays.sort(sorted);
        LongToDoubleFunction atMost = new PredictiveMixture(1, draw -> law).distribution();
        for (double multiple : MULTIPLES) {
            long n = (long) (multiple * users * ratio * shape / rate);
            double expected = atMost.applyAsDouble(n);
            double actual =
                    (double) Arrays.stream(sorted).filter(count -> count <= n).count() / samples;
            double standardError = Math.sqrt(Math.max(expected * (1 - expected), 0) / samples);
            assertEquals(expected, actual, SIGMAS * standardError + 2.0 / samples, "at most " + n);
        }
        assertMoments(law, sorted);
    }

    /** Mean and variance within five standard errors, those of the sample: false alarms of 6e-7 each. */
    private static void assertMoments(GeneratingFunction law, long[] sample) {
        int size = sample.length;
        double mean = Arrays.stream(sample).average().orElseThrow();
        double variance = moment(sample, mean, 2);
        assertEquals(law.mean(), mean, SIGMAS * Math.sqrt(variance / size));
        double ofVariance = Math.sqrt((moment(sample, mean, 4) - variance * variance) / size);
        assertEquals(law.variance(), variance, SIGMAS * ofVariance);
    }

    private static double moment(long[] sample, double mean, int power) {
        return Arrays.stream(sample)
                .mapToDouble(count -> Math.pow(count - mean, power))
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0.5, 1, 0.3, 0.1, 1",
        "2, 0.5, 3, 0.3, 0.1, 200",
        "0.4, 0.05, 0.1, 20, 0.5, 3",
        "50, 8, 1, 1e4, 1e3, 1000000"
    })
    void hasTheMeanAndTheVarianceOfTheFormulas(double k, double h, double ratio, double shape, double rate, int users) {
        PeopleGeneratingFunction law = law(k, h, ratio, shape, rate, users);
        double ofOne = ratio * shape / rate;
        assertEquals(users * ofOne, law.mean(), 1e-12 * law.mean());
        double variance = users * (ofOne + ofOne / rate + ofOne * ofOne * (1 / k + 1 / h));
        assertEquals(variance, law.variance(), 1e-9 * variance);
        double step = 1e-4 * law.largestTilt();
        double up = law.logAtTilt(step);
        double down = law.logAtTilt(-step);
        assertEquals(law.mean(), (up - down) / (2 * step), 1e-5 * law.mean());
        assertEquals(law.variance(), (up + down) / (step * step), 1e-4 * law.variance());
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0.5, 1, 0.3, 0.1, 1",
        "2, 0.5, 3, 0.3, 0.1, 200",
        "0.01, 30, 0.1, 20, 0.5, 3",
        "100, 0.01, 7, 1e-3, 1e-4, 10",
        "50, 8, 1, 1e4, 1e3, 1000000"
    })
    void isInfiniteFromTheLargestTiltOn(double k, double h, double ratio, double shape, double rate, int users) {
        PeopleGeneratingFunction law = law(k, h, ratio, shape, rate, users);
        double largest = law.largestTilt();
        assertTrue(largest > 0 && Double.isFinite(largest), () -> "largest " + largest);
        double below = law.logAtTilt(largest * (1 - 1e-6));
        assertTrue(Double.isFinite(below) && below > law.logAtTilt(largest * 0.9), () -> "below " + below);
        assertEquals(Double.POSITIVE_INFINITY, law.logAtTilt(largest * (1 + 1e-6)));
        assertEquals(Double.POSITIVE_INFINITY, law.logAtTilt(largest * 3));
    }

    /** The formula in complex numbers, whose logarithms are principal ones: every real part is 1 or more. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.5, 1, 0.3, 0.1, 1",
        "2, 0.5, 3, 0.3, 0.1, 200",
        "0.4, 0.05, 0.1, 20, 0.5, 3",
        "50, 8, 1, 1e4, 1e3, 100000"
    })
    void isTheFormulaOnTheUnitCircle(double k, double h, double ratio, double shape, double rate, int users) {
        PeopleGeneratingFunction law = law(k, h, ratio, shape, rate, users);
        double[] actual = new double[2];
        for (double angle : new double[] {1e-3, 0.1, 1, 2, 3, Math.PI}) {
            Complex ofUser = Complex.ONE
                    .subtract(new Complex(0, angle).exp())
                    .divide(rate)
                    .add(1)
                    .log()
                    .multiply(-shape);
            Complex ofHours = ofUser.multiply(-ratio / h).add(1).log();
            Complex expected = ofHours.multiply(h / k).add(1).log().multiply(-users * k);
            law.logAtAngle(angle, actual);
            assertEquals(expected.getReal(), actual[0], 1e-9 * expected.abs());
            assertEquals(expected.getImaginary(), actual[1], 1e-9 * expected.abs());
        }
    }

    /** log G = i mean angle - variance angle^2 / 2 + ..., the mean and the variance being what the tilted law's derivatives are. */
    @ParameterizedTest
    @CsvSource({"2, 0.5, 1, 0.3, 0.1, 1", "2, 0.5, 3, 0.3, 0.1, 200", "50, 8, 1, 1e4, 1e3, 1000000"})
    void beginsAsItsMomentsSay(double k, double h, double ratio, double shape, double rate, int users) {
        PeopleGeneratingFunction law = law(k, h, ratio, shape, rate, users);
        double angle = 1e-4 * law.largestTilt();
        double mean = (law.logAtTilt(angle) - law.logAtTilt(-angle)) / (2 * angle);
        double[] actual = new double[2];
        law.logAtAngle(angle, actual);
        assertEquals(mean * angle, actual[1], 1e-5 * mean * angle);
        assertEquals(-0.5 * law.variance() * angle * angle, actual[0], 1e-4 * -actual[0]);
        law.logAtAngle(0, actual);
        assertEquals(0, actual[0], 1e-300);
        assertEquals(0, actual[1], 1e-300);
    }

    @Test
    void isNothingWhereNothingIsExpected() {
        PeopleGeneratingFunction law =
                new PeopleGeneratingFunction(new PeopleDiffering(2, 0.5, 600), 1, new PoissonGeneratingFunction(0), 5);
        assertEquals(0, law.mean());
        assertEquals(0, law.logAtTilt(1));
        assertEquals(1, new PredictiveMixture(1, draw -> law).distribution().applyAsDouble(0), 1e-12);
    }

    /** Where all are alike and do as much at all times, U people are U users. */
    @Test
    void isThatOfUsersWherePeopleDoNotDiffer() {
        GeneratingFunction alike =
                new NegativeBinomialArrivals(0.3, 0.1).ofUsers(7).counted(LagShares.newOnly());
        PeopleGeneratingFunction law = law(1e9, 1e9, 1, 0.3, 0.1, 7);
        LongToDoubleFunction expected = new PredictiveMixture(1, draw -> alike).distribution();
        LongToDoubleFunction actual = new PredictiveMixture(1, draw -> law).distribution();
        for (long n : new long[] {0, 5, 20, 60, 200}) {
            assertEquals(expected.applyAsDouble(n), actual.applyAsDouble(n), 1e-7);
        }
    }

    private static PeopleGeneratingFunction law(
            double k, double h, double ratio, double shape, double rate, int users) {
        return new PeopleGeneratingFunction(
                new PeopleDiffering(k, h, 600),
                ratio,
                new NegativeBinomialArrivals(shape, rate).counted(LagShares.newOnly()),
                users);
    }

    private static long people(
            UniformRandomProvider random, double k, double h, double ratio, double shape, double rate, int users) {
        long sum = 0;
        for (int i = 0; i < users; i++) {
            double does = gamma(random, h * gamma(random, k, k), h);
            double mean = does > 0 ? gamma(random, does * ratio * shape, rate) : 0;
            // less is no connection in a billion samples
            sum += mean < 1e-12 ? 0 : PoissonSampler.of(random, mean).sample();
        }
        return sum;
    }

    private static double gamma(UniformRandomProvider random, double shape, double rate) {
        // of a shape below this one in 10^250 values differs from 0
        return shape < 1e-250
                ? 0
                : AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1 / rate)
                        .sample();
    }
}
