package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaPoissonSamplerTest {

    @ParameterizedTest
    @CsvSource({"0.3, 0.1", "0.02, 0.001", "5, 2", "40, 0.5"})
    void hasTheNegativeBinomialLaw(double shape, double rate) {
        GammaPoissonSampler sampler = new GammaPoissonSampler(RandomSource.L64_X128_MIX.create(34L), shape, rate);
        Counted.assertHas(n -> 1 - Beta.regularizedBeta(1 / (1 + rate), n + 1.0, shape), sampler::sample, 50_000);
    }

    /** Means far above the largest int, as a prior can draw them. */
    @Test
    void isNotCutWhereTheMeanIsNoInt() {
        GammaPoissonSampler sampler = new GammaPoissonSampler(RandomSource.L64_X128_MIX.create(35L), 0.5, 1e-12);
        double sum = 0;
        for (int i = 0; i < 1_000; i++) {
            long count = sampler.sample();
            assertTrue(count >= 0);
            sum += count;
        }
        // four standard errors: a false alarm of 6e-5
        assertEquals(5e14, sum, 4 * 1e12 * Math.sqrt(0.5 * 1_000));
    }
}
