package io.tidemark.fit.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinglePrecisionTest {

    private static final double LARGEST_ERROR = 1.2e-7;

    @Test
    void errsByAnEightMillionthAtMost() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-30, 30));
            double rounded = SinglePrecision.round(value);
            assertTrue(Math.abs(rounded / value - 1) <= LARGEST_ERROR, value + " became " + rounded);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 1, 0.3, -12.75, 1e-7, 123_456, 1e20, Double.NaN, Double.POSITIVE_INFINITY})
    void keepsWhatItCanHold(double value) {
        assertEquals(value, SinglePrecision.round(value));
    }

    /** A weight of a bin is above nothing, and stays so. */
    @Test
    void keepsSignsAndFinitenessOfWhatItCannotHold() {
        assertEquals(-Float.MIN_NORMAL, SinglePrecision.round(-1e-300), 1e-45);
        assertEquals(Float.MAX_VALUE, SinglePrecision.round(1e300), 1e32);
    }

    @Test
    void valuesReadBackAreThoseThatWerePublished() {
        double[][] published = {{SinglePrecision.round(Math.PI), 2}, {SinglePrecision.round(-1e-300), 0.1}};
        float[] kept = SinglePrecision.of(published);
        assertArrayEquals(new double[] {published[0][0], 2, published[1][0], 0.1}, SinglePrecision.doubles(kept));
    }
}
