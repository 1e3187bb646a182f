package io.tidemark.fit.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.Reference;
import io.tidemark.fit.mcmc.HiddenMarkovCounts;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class HiddenMarkovArrivalsTest {

    private static final Collection<Protocol> TCP = List.of(Protocol.TCP);
    private static final int[] COUNTS = {0, 0, 3, 9, 0, 1, 0, 300, 12, 0, 0, 0, 5, 2};

    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(12L);

    /** The other density is written second by second, without tables; both leave out no constant. */
    @Test
    void densityAndGradientAreThoseOfThePlainRecursion() {
        isThePlainRecursion(COUNTS, 1e-10);
    }

    /** Runs of silence are one step each here, and seconds there. */
    @Test
    void densityAndGradientAreThoseOfThePlainRecursionInLongSilence() {
        int[] counts = IntStream.range(0, 30_000)
                .map(second -> second % 1_000 < 5 || second % 7_001 == 0 ? COUNTS[second % COUNTS.length] : 0)
                .toArray();
        isThePlainRecursion(counts, 1e-9);
    }

    private void isThePlainRecursion(int[] counts, double tolerance) {
        ArrivalBlock block = block(observations(1, counts));
        HiddenMarkovCounts plain = new HiddenMarkovCounts(counts);
        for (int trial = 0; trial < 100; trial++) {
            double[] position = position();
            double[] gradient = new double[6];
            double[] expected = new double[6];
            double logDensity = plain.evaluate(position, expected);
            assertEquals(logDensity, block.evaluate(position, gradient, 0), tolerance / 10 * Math.abs(logDensity));
            double largest = DoubleStream.of(expected).map(Math::abs).max().orElseThrow();
            assertArrayEquals(expected, gradient, tolerance * largest);
        }
    }

    @Test
    void statesAreNumberedByTheirMeansWhicheverIsWhich() {
        ArrivalBlock block = block(observations(1, COUNTS));
        double[] quietFirst = {0.25, 1.5, 2, -1, 0.5, -2};
        double[] busyFirst = {1.5, 0.25, -1, 2, -2, 0.5};
        assertEquals(logDensity(block, quietFirst), logDensity(block, busyFirst), 1e-11);
        double[] values = new double[6];
        double[] swapped = new double[6];
        block.constrain(quietFirst, 0, values, 0);
        block.constrain(busyFirst, 0, swapped, 0);
        assertArrayEquals(values, swapped);
        assertEquals(0.25, values[0]);
        assertEquals(Math.exp(2), values[2]);
        assertEquals(1 / (1 + Math.exp(-0.5)), values[4], 1e-15);
    }

    @Test
    void capturesAreIndependentSeriesEachStartedStationary() {
        int[] other = {7, 0, 0, 1};
        ArrivalBlock first = block(observations(1, COUNTS));
        ArrivalBlock second = block(observations(1, other));
        ArrivalBlock both = block(observations(1, COUNTS, other));
        double[] one = position();
        double[] two = position();
        assertEquals(
                likelihoodRatio(first, one, two) + likelihoodRatio(second, one, two),
                likelihoodRatio(both, one, two),
                1e-9);
    }

    @Test
    void predictionsMultiplyToTheLikelihood() {
        ArrivalBlock block = block(observations(1, COUNTS));
        double[] one = position();
        double[] two = position();
        assertEquals(
                likelihoodRatio(block, one, two),
                predicted(block, one, 0).sum() - predicted(block, two, 0).sum(),
                1e-9);
    }

    @Test
    void predictsFromASecondOnKnowingAllBefore() {
        ArrivalBlock block = block(observations(1, COUNTS));
        double[] position = position();
        assertArrayEquals(
                predicted(block, position, 0).skip(9).toArray(),
                predicted(block, position, 9).toArray(),
                1e-14);
    }

    @Test
    void longSilenceAndGreatCountsDoNotUnderflow() {
        int[] counts = IntStream.range(0, 20_000)
                .map(second -> second / 5_000 % 2 == 0 ? 0 : 4_000 + second % 7)
                .toArray();
        ArrivalBlock block = block(observations(1, counts));
        for (int trial = 0; trial < 20; trial++) {
            double[] gradient = new double[6];
            assertTrue(Double.isFinite(block.evaluate(position(), gradient, 0)));
            assertTrue(DoubleStream.of(gradient).allMatch(Double::isFinite));
        }
    }

    @Test
    void positionWhoseSizeUnderflowsHasNoDensity() {
        ArrivalBlock block = block(observations(1, COUNTS));
        double[] position = {0, 0, -1000, 0, 0, 0};
        assertTrue(Double.isNaN(block.evaluate(position, new double[6], 0)));
    }

    @Test
    void refusesCapturesOfDifferentUsers() {
        Observations observations =
                Observations.of(List.of(series(1, COUNTS), series(5, COUNTS)), List.of(durations(), durations()));
        String message = assertThrows(
                        CapturesOfDifferentUsers.class,
                        () -> Models.named("hmm-nb2+gamma").posterior(observations))
                .getMessage();
        assertEquals(
                "hmm-nb2 describes the users of a capture as one unit, and these captures hold [1, 5] users; fit those of"
                        + " equally many together, or take nb",
                message);
    }

    /** Without the prior, which depends on the position alone. */
    private double likelihoodRatio(ArrivalBlock block, double[] one, double[] two) {
        ArrivalBlock prior = block(observations(1, new int[0]));
        return logDensity(block, one) - logDensity(block, two) - logDensity(prior, one) + logDensity(prior, two);
    }

    private static double logDensity(ArrivalBlock block, double[] position) {
        return block.evaluate(position, new double[6], 0);
    }

    private static DoubleStream predicted(ArrivalBlock block, double[] position, int fromSecond) {
        double[] values = new double[6];
        block.constrain(position, 0, values, 0);
        CountBlocks seconds = CountBlocks.growing(COUNTS, fromSecond);
        double[] logScores = new double[seconds.predicted()];
        block.predict(values, 0, 1, seconds, logScores);
        return DoubleStream.of(logScores);
    }

    private double[] position() {
        return DoubleStream.generate(() -> random.nextDouble(-2, 2)).limit(6).toArray();
    }

    private static ArrivalBlock block(Observations observations) {
        return HiddenMarkovArrivals.independent().given(observations, TCP).get();
    }

    private static Observations observations(int users, int[]... captures) {
        return Observations.of(
                Stream.of(captures).map(counts -> series(users, counts)).toList(), List.of(durations()));
    }

    private static CountSeries series(int users, int[] counts) {
        return new CountSeries(users, new PerProtocol<>(counts, new int[counts.length]));
    }

    private static PerProtocol<DurationStatistics> durations() {
        double[] seconds = new double[25];
        Arrays.fill(seconds, 1);
        return new PerProtocol<>(Reference.statistics(seconds), DurationStatistics.NONE);
    }
}
