package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModulatedGeneratingFunctionTest {

    private static final int HISTORY = 40;
    private static final LagBlocks SECONDS = LagBlocks.secondBySecond(HISTORY);

    /** Goes round and round: read backwards it is another chain. */
    private static final MarkovChain CYCLE =
            MarkovChain.of(new double[][] {{0.1, 0.85, 0.05}, {0.02, 0.08, 0.9}, {0.95, 0.02, 0.03}});

    private static final ModulatedCounts CYCLIC =
            new ModulatedCounts(CYCLE, new double[] {0.5, 2, 8}, new double[] {5, 0.4, 0.9});

    static Stream<Arguments> counts() {
        return Stream.of(
                Arguments.of("cyclic", CYCLIC),
                Arguments.of("bursts", two(0.05, 0.3, 0.4, 2, 4, 0.5)),
                Arguments.of("rare states", two(0.001, 0.01, 0.7, 0.3, 2, 0.05)),
                Arguments.of("alternating", two(0.95, 0.9, 3, 3, 9, 0.5)));
    }

    /** Joint law of count and state, convolved second by second from the oldest to the newest, written down as it is said. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("counts")
    void agreesWithTheConvolutionOverStatesAndLags(String name, ModulatedCounts counts) {
        DurationLaw durations = new LognormalDurations(0.5, 1.4);
        double[] expected = ExactLaw.ofStates(counts, ExactLaw.shares(durations, HISTORY), 1_200);
        GeneratingFunction g = new HiddenMarkovArrivals(counts, 1, 1).counted(LagShares.held(durations, SECONDS));
        assertEquals(mean(expected), g.mean(), 1e-9 * g.mean());
        assertEquals(variance(expected), g.variance(), 1e-8 * g.variance());
        Window window = Window.of(g);
        double[] values = new double[(int) window.width()];
        DistributionFunction.of(g, window).evaluate(window.from(), 1, values, values.length);
        double cumulative = 0;
        for (int n = 0; n < window.from() + values.length && n < expected.length; n++) {
            cumulative += expected[n];
            if (n >= window.from()) {
                assertEquals(cumulative, values[n - (int) window.from()], 1e-9, "at " + n);
            }
        }
    }

    /** Backwards, the cycle is another chain, and its law another: the test above would notice the wrong order. */
    @Test
    void theOrderOfTheStatesMatters() {
        double[][] backwards = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                backwards[i][j] = CYCLE.step(j, i) * CYCLE.stationary(j) / CYCLE.stationary(i);
            }
        }
        ModulatedCounts reversed = new ModulatedCounts(MarkovChain.of(backwards), CYCLIC.shapes(), CYCLIC.rates());
        double[] shares = {1, 0.9, 0.2, 0.1};
        double[] forwards = ExactLaw.ofStates(CYCLIC, shares, 200);
        double[] other = ExactLaw.ofStates(reversed, shares, 200);
        double largest = 0;
        for (int n = 0; n < forwards.length; n++) {
            largest = Math.max(largest, Math.abs(forwards[n] - other[n]));
        }
        assertTrue(largest > 1e-4, "largest difference " + largest);
    }

    /** Of one unit and of a million, with every length of a block, and from angles that series hold for to the last. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("counts")
    void manyAnglesAtOnceGiveWhatEachGives(String name, ModulatedCounts counts) {
        LagShares held = LagShares.held(new LognormalDurations(-1, 3), LagBlocks.over(100_000));
        double[] angles = IntStream.rangeClosed(0, 120)
                .mapToDouble(j -> Math.PI * Math.pow(0.8, 120 - j))
                .toArray();
        for (int units : new int[] {1, 1_000_000}) {
            GeneratingFunction g = new HiddenMarkovArrivals(counts, 1, units).counted(held);
            double[] re = new double[angles.length];
            double[] im = new double[angles.length];
            g.logAtAngles(angles, re, im);
            double[] expected = new double[2];
            for (int j = 0; j < angles.length; j++) {
                g.logAtAngle(angles[j], expected);
                double modulus = Math.exp(expected[0]);
                double differenceRe = Math.exp(re[j]) * Math.cos(im[j]) - modulus * Math.cos(expected[1]);
                double differenceIm = Math.exp(re[j]) * Math.sin(im[j]) - modulus * Math.sin(expected[1]);
                double tolerance = units == 1 ? 1e-12 : 1e-9;
                assertEquals(0, Math.hypot(differenceRe, differenceIm), tolerance, units + " units at " + angles[j]);
            }
        }
    }

    private static ModulatedCounts two(double p12, double p21, double a1, double b1, double a2, double b2) {
        return new ModulatedCounts(MarkovChain.ofTwo(p12, p21), new double[] {a1, a2}, new double[] {b1, b2});
    }

    private static double mean(double[] probabilities) {
        double mean = 0;
        for (int n = 0; n < probabilities.length; n++) {
            mean += n * probabilities[n];
        }
        return mean;
    }

    private static double variance(double[] probabilities) {
        double mean = mean(probabilities);
        double variance = 0;
        for (int n = 0; n < probabilities.length; n++) {
            variance += (n - mean) * (n - mean) * probabilities[n];
        }
        return variance;
    }
}
