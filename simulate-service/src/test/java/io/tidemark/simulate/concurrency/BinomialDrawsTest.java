package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialDrawsTest {

    private final BinomialDraws draws = new BinomialDraws(RandomSource.L64_X128_MIX.create(32L));

    /** By inversion and by rejection, and mirrored above a half. */
    @ParameterizedTest
    @CsvSource({"3, 0.2", "40, 0.1", "40, 0.24", "40, 0.26", "1000, 0.03", "1000, 0.5", "1000, 0.9", "30, 0.97"})
    void hasTheBinomialLaw(int n, double p) {
        BinomialDistribution law = new BinomialDistribution(n, p);
        Counted.assertHas(law::cumulativeProbability, () -> draws.sample(n, p), 50_000);
    }

    @Test
    void isCertainWhereItIs() {
        assertEquals(0, draws.sample(0, 0.5));
        assertEquals(0, draws.sample(9, 0));
        assertEquals(0, draws.sample(9, -1e-17));
        assertEquals(9, draws.sample(9, 1));
        assertEquals(9, draws.sample(9, 1 + 1e-15));
    }

    /** Too many events for rejection: the mean within four standard errors, a false alarm of 6e-5. */
    @ParameterizedTest
    @CsvSource({"1000000000000, 1e-9", "1000000000000, 0.3", "100000000000000000, 0.8"})
    void hasTheMeanOfAsManyEventsAsALongHolds(long n, double p) {
        double sum = 0;
        for (int i = 0; i < 1_000; i++) {
            long count = draws.sample(n, p);
            assertTrue(count >= 0 && count <= n);
            sum += count - n * p;
        }
        assertEquals(0, sum, 4 * Math.sqrt(1_000 * n * p * (1 - p)));
    }
}
