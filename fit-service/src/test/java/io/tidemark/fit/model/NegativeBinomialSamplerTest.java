package io.tidemark.fit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegativeBinomialSamplerTest {

    private static final int DRAWS = 400_000;

    /** Seed fixed; each of the 30 comparisons is off by more than five standard deviations once in two million seeds. */
    @ParameterizedTest
    @CsvSource({"0.02, 0.001", "0.3, 0.05", "2, 0.9", "0.01, 0.9", "1, 1.1", "0.5, 7"})
    void countsAreAsLikelyAsTheyShouldBe(double size, double mean) {
        NegativeBinomialSampler sampler =
                new NegativeBinomialSampler(RandomSource.XO_SHI_RO_256_PP.create(77L), size, mean);
        int[] seen = new int[4];
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            int count = sampler.sample();
            sum += count;
            if (count < seen.length) seen[count]++;
        }
        int[] counts = IntStream.range(0, seen.length).toArray();
        NegativeBinomialCounts exact = new NegativeBinomialCounts(counts);
        exact.evaluate(Math.log(mean), size);
        for (int count : counts) {
            double p = Math.exp(exact.logProbabilities()[count]);
            if (p * DRAWS < 25) continue;
            assertEquals(p * DRAWS, seen[count], 5 * Math.sqrt(DRAWS * p * (1 - p)), "count " + count);
        }
        double variance = mean + mean * mean / size;
        assertEquals(mean * DRAWS, sum, 5 * Math.sqrt(DRAWS * variance));
    }
}
