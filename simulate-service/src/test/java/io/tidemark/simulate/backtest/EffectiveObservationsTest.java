package io.tidemark.simulate.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveObservationsTest {

    /** An autoregressive series of coefficient r is worth n (1 - r) / (1 + r); fixed seed, 15 % is some 3 standard errors. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9})
    void countsWhatAnAutoregressiveSeriesIsWorth(double r) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(RandomSource.L64_X128_MIX.create(3));
        int[] series = new int[50_000];
        double level = 0;
        for (int second = 0; second < series.length; second++) {
            level = r * level + Math.sqrt(1 - r * r) * normal.sample();
            series[second] = (int) Math.round(1_000 + 100 * level);
        }
        double expected = series.length * (1 - r) / (1 + r);
        assertEquals(expected, EffectiveObservations.of(series), 0.15 * expected);
    }

    @Test
    void aSeriesThatNeverChangesIsOneObservation() {
        assertEquals(1, EffectiveObservations.of(new int[] {7, 7, 7, 7}));
    }

    @Test
    void aSlopeIsFewObservations() {
        int[] slope = new int[1_000];
        for (int second = 0; second < slope.length; second++) {
            slope[second] = second;
        }
        assertEquals(3, EffectiveObservations.of(slope), 2);
    }
}
