package io.tidemark.simulate.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.simulate.concurrency.DrawTable;
import io.tidemark.simulate.concurrency.Posterior;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** False-alarm rate of each comparison with simulation: 0.1 % for each second looked at (Kolmogorov; discrete laws have less). */
class PredictedLevelsTest {

    private static final int CAPTURES = 3_000;
    private static final double KOLMOGOROV_0_001 = 1.95 / Math.sqrt(CAPTURES);

    /** Long-lived, so that much of the level is missing at half time, and the law changes from second to second. */
    private static final Truth LONG_LIVED = new Truth(0.6, 0.3, 0.3, 0.01);

    private static final int USERS = 3;
    private static final int SECONDS = 121;

    private final UniformRandomProvider random = RandomSource.L64_X128_MIX.create(11);

    @Test
    void predictsWhatCapturesThatBeginWithNothingHold() {
        assertPredicts(() -> {
            MeasuredCapture capture = LONG_LIVED.capture(USERS, SECONDS, random);
            int[] levels = new int[capture.secondHalfSeconds()];
            Arrays.setAll(levels, capture::measured);
            return levels;
        });
    }

    @Test
    void replicatesHaveThePredictedLaw() {
        Posterior posterior = Truth.posterior(LONG_LIVED);
        MeasuredCapture like = new MeasuredCapture("c", USERS, new int[SECONDS]);
        assertPredicts(() -> {
            double[] levels = Replicates.secondHalf(posterior, 0, like, random);
            return Arrays.stream(levels).mapToInt(level -> (int) level).toArray();
        });
    }

    /** Predicted and drawn anew alike, at the first second of the second half already. */
    @Test
    void sessionsThatStandThroughoutAreInBoth() {
        DrawTable draws = new DrawTable(
                List.of("nb_alpha", "nb_beta", "standing[600]", "g_alpha", "g_beta"),
                new double[][] {{1e-9}, {1}, {50}, {1}, {1}});
        Posterior posterior = Posterior.of("nb+gamma", draws);
        MeasuredCapture like = new MeasuredCapture("c", USERS, new int[SECONDS]);
        PredictedLevels predicted = PredictedLevels.of(posterior, like);
        int atMostMean = 0;
        for (int i = 0; i < CAPTURES; i++) {
            double[] levels = Replicates.secondHalf(posterior, 0, like, random);
            assertEquals(levels[0], levels[60]);
            atMostMean += levels[0] <= 50 * USERS ? 1 : 0;
        }
        assertEquals(predicted.atMost(0, 50 * USERS), (double) atMostMean / CAPTURES, KOLMOGOROV_0_001);
        assertEquals(50 * USERS, predicted.quantile(60, 0.5), 1);
    }

    /** At the first second, in between two that are computed, and at the last. */
    private static void assertPredicts(Supplier<int[]> secondHalves) {
        MeasuredCapture like = new MeasuredCapture("c", USERS, new int[SECONDS]);
        PredictedLevels predicted = PredictedLevels.of(Truth.posterior(LONG_LIVED), like);
        int[] seconds = {0, 2, 33, 60};
        int[][] counts = new int[seconds.length][1_000];
        for (int i = 0; i < CAPTURES; i++) {
            int[] levels = secondHalves.get();
            assertEquals(61, levels.length);
            for (int j = 0; j < seconds.length; j++) {
                counts[j][Math.min(levels[seconds[j]], 999)]++;
            }
        }
        for (int j = 0; j < seconds.length; j++) {
            double share = 0;
            for (int n = 0; n < 999; n++) {
                share += (double) counts[j][n] / CAPTURES;
                assertEquals(predicted.atMost(seconds[j], n), share, KOLMOGOROV_0_001, seconds[j] + " at " + n);
            }
        }
        int median = predicted.quantile(0, 0.5);
        assertTrue(predicted.atMost(60, median) < 0.5 - 2 * KOLMOGOROV_0_001, "the law does not change");
    }

    @Test
    void bandsHoldWhatTheyPromiseAndNoMoreThanWholeCountsMake() {
        PredictedLevels predicted =
                PredictedLevels.of(Truth.posterior(LONG_LIVED), new MeasuredCapture("c", USERS, new int[SECONDS]));
        Band band = Band.of(predicted, 0.9);
        for (int second = 0; second < predicted.seconds(); second++) {
            assertTrue(predicted.atMost(second, band.high()[second]) >= 0.95);
            assertTrue(predicted.atMost(second, band.high()[second] - 1L) < 0.95);
            assertTrue(predicted.atMost(second, band.low()[second]) >= 0.05);
            assertTrue(predicted.atMost(second, band.low()[second] - 1L) < 0.05);
        }
    }
}
