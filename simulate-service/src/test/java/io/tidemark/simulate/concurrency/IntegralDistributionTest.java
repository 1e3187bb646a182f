package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegralDistributionTest {

    /** Bursts of new connections, whose distribution function is known, from no count on to far beyond the window. */
    @ParameterizedTest
    @CsvSource({"0.5, 2e-4", "0.01, 1e-4", "3, 1e-3", "0.002, 1e-5", "0.1, 1e-6", "20, 1e-3", "0.3, 1e-9"})
    void isExactAtEveryCount(double shape, double rate) {
        IntegralDistribution distribution =
                IntegralDistribution.of(new NegativeBinomialArrivals(shape, rate).counted(LagShares.newOnly()));
        double[] value = new double[1];
        for (double n = 0; n < 60 * Math.max(shape, 1) / rate; n = n < 50 ? n + 1 : Math.floor(1.2 * n)) {
            distribution.evaluate((long) n, 1, value, 1);
            double above = NegativeBinomialTail.above(shape, rate, (long) n);
            assertEquals(1 - above, value[0], 1e-10, "at " + n);
        }
    }

    /** Laws that can also be resolved count by count, of a single state and of a second one that is hardly visited. */
    @Test
    void agreesWithAllFrequenciesAtEveryCount() {
        LagShares held = LagShares.held(new GammaDurations(0.3, 0.05), LagBlocks.over(3_600));
        assertAgrees(new NegativeBinomialArrivals(0.002, 5e-3).counted(held));
        ModulatedCounts counts = new ModulatedCounts(
                MarkovChain.ofTwo(0.001, 0.01), new double[] {0.5, 0.05}, new double[] {2, 0.05 * Math.exp(-2)});
        assertAgrees(new HiddenMarkovArrivals(counts, 1, 1).counted(held));
    }

    private static void assertAgrees(GeneratingFunction g) {
        Window window = Window.of(g);
        double[] expected = new double[(int) window.width()];
        LatticeDistribution.of(g, window).evaluate(window.from(), 1, expected, expected.length);
        double[] values = new double[expected.length];
        IntegralDistribution.of(g).evaluate(window.from(), 1, values, values.length);
        assertArrayEquals(expected, values, 1e-12);
        IntegralDistribution twice = IntegralDistribution.none();
        twice.add(IntegralDistribution.of(g));
        twice.add(IntegralDistribution.of(g));
        double[] sums = new double[1];
        twice.evaluate(window.from() + 7, 1, sums, 1);
        assertEquals(2 * values[7], sums[0], 1e-12);
    }
}
