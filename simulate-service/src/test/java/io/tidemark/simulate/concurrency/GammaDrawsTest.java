package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GammaDrawsTest {

    private static final int DRAWS = 20_000;

    /** Kolmogorov's bound that a right sampler passes but once in 10,000 times. */
    private static final double KOLMOGOROV = 2.226 / Math.sqrt(DRAWS);

    private final GammaDraws draws = new GammaDraws(RandomSource.L64_X128_MIX.create(33L));

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.999, 1, 2.5, 60, 1e5})
    void hasTheGammaLaw(double shape) {
        GammaDistribution law = new GammaDistribution(shape, 1);
        double[] sorted = new double[DRAWS];
        Arrays.setAll(sorted, i -> draws.sample(shape));
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < DRAWS; i++) {
            double expected = law.cumulativeProbability(sorted[i]);
            distance = Math.max(distance, Math.max(expected - (double) i / DRAWS, (i + 1.0) / DRAWS - expected));
        }
        assertTrue(distance < KOLMOGOROV, "distance " + distance);
    }

    @Test
    void isNeverBelowNothingWhereTheShapeIsTiny() {
        for (int i = 0; i < 100; i++) {
            double value = draws.sample(1e-4);
            assertTrue(value >= 0 && value < 100, "drew " + value);
        }
        assertEquals(1e9, draws.sample(1e9), 6 * Math.sqrt(1e9));
    }
}
