package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import java.util.function.LongSupplier;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Counts that were drawn, held against the probabilities they should have. */
final class Counted {

    private static final double FALSE_ALARM = 1e-4;
    private static final double FEWEST_EXPECTED = 20;

    private Counted() {}

    /**
     * Chi squared of draws, neighbouring counts put together until 20 are expected. A right sampler fails once in 10,000 times; seeds
     * are fixed.
     *
     * @param cumulative P(N &lt;= n) from n
     */
    static void assertHas(IntToDoubleFunction cumulative, LongSupplier sampler, int draws) {
        int[] counts = new int[1 << 16];
        for (int i = 0; i < draws; i++) {
            counts[(int) Math.min(sampler.getAsLong(), counts.length - 1)]++;
        }
        double chiSquared = 0;
        int cells = 0;
        double before = 0;
        int observed = 0;
        for (int n = 0; n < counts.length; n++) {
            observed += counts[n];
            double upTo = n == counts.length - 1 ? 1 : cumulative.applyAsDouble(n);
            double expected = draws * (upTo - before);
            boolean enoughIsLeft = draws * (1 - upTo) >= FEWEST_EXPECTED || n == counts.length - 1;
            if (expected >= FEWEST_EXPECTED && enoughIsLeft) {
                chiSquared += (observed - expected) * (observed - expected) / expected;
                cells++;
                before = upTo;
                observed = 0;
            }
        }
        assertTrue(cells > 1, "too few cells: " + cells);
        double limit = new ChiSquaredDistribution(cells - 1.0).inverseCumulativeProbability(1 - FALSE_ALARM);
        assertTrue(chiSquared < limit, "chi squared " + chiSquared + " of " + cells + " cells, limit " + limit);
    }
}
