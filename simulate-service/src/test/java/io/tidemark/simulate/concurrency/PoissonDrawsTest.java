package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonDrawsTest {

    private final PoissonDraws draws = new PoissonDraws(RandomSource.L64_X128_MIX.create(31L));

    /** On both sides of 10, where inversion ends and rejection begins. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 4, 9.99, 10, 30, 700})
    void hasThePoissonLaw(double mean) {
        PoissonDistribution law = new PoissonDistribution(mean);
        Counted.assertHas(law::cumulativeProbability, () -> draws.sample(mean), 50_000);
    }

    @Test
    void isNothingOfNothingAndHasNoLargestMean() {
        assertEquals(0, draws.sample(0));
        assertEquals(0, draws.sample(1e-320));
        assertEquals(1e8, draws.sample(1e8), 6 * Math.sqrt(1e8));
        assertEquals(1e12, draws.sample(1e12), 6 * Math.sqrt(1e12));
        assertEquals(1e17, draws.sample(1e17), 6 * Math.sqrt(1e17));
    }
}
