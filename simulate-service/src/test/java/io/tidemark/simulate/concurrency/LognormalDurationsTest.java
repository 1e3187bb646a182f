package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LognormalDurationsTest {

    private static final double[] SECONDS = {1e-9, 1e-6, 0.01, 1, 2, 17, 60, 600, 3_600, 86_400, 604_800};

    @Test
    void theNormalTailIsThatOfCommonsMath() {
        for (double t = -12; t < 26; t += 0.01) {
            double expected = 0.5 * Erf.erfc(t / Math.sqrt(2));
            assertEquals(expected, NormalTail.above(t), 1e-12 * expected, "at " + t);
        }
        assertEquals(0, NormalTail.above(40));
        assertEquals(1e-9 / Math.sqrt(2 * Math.PI), NormalTail.scaled(1e9), 1e-22);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-3, 0.2", "5, 2.5", "-8, 4", "12, 0.01"})
    void agreesWithTheFormulaAsItIsWritten(double mu, double sigma) {
        LognormalDurations durations = new LognormalDurations(mu, sigma);
        for (double x : SECONDS) {
            double a = (Math.log(x) - mu) / sigma;
            double survival = 0.5 * Erf.erfc(a / Math.sqrt(2));
            double within =
                    Math.exp(mu + sigma * sigma / 2) * 0.5 * Erf.erfc((sigma - a) / Math.sqrt(2)) + x * survival;
            assertEquals(survival, durations.survival(x), 1e-12);
            assertEquals(within, durations.meanWithin(x), 1e-11 * within);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "2, 0.3", "-4, 3"})
    void meanWithinIsTheIntegralOfSurvival(double mu, double sigma) {
        LognormalDurations durations = new LognormalDurations(mu, sigma);
        assertEquals(SurvivalIntegral.upTo(30, durations), durations.meanWithin(30), 1e-4);
    }

    /** With sigma of 40 and more the mean is beyond the range of numbers; with 1e-9 all durations are the same. */
    @Test
    void staysWithinItsBoundsForExtremeParameters() {
        for (double mu : new double[] {-700, -40, -20, -5, 0, 5, 20, 40, 700}) {
            for (double sigma : new double[] {1e-9, 1e-3, 0.05, 0.6, 3, 12, 40, 1e3, 1e9}) {
                LognormalDurations durations = new LognormalDurations(mu, sigma);
                double before = 0;
                for (double x : SECONDS) {
                    double within = durations.meanWithin(x);
                    double bound = Math.min(x, durations.mean());
                    assertTrue(
                            within >= before * (1 - 1e-12) && within <= bound * (1 + 1e-12),
                            () -> mu + " " + sigma + " at " + x + ": " + within);
                    double survival = durations.survival(x);
                    assertTrue(survival >= 0 && survival <= 1, () -> mu + " " + sigma + ": " + survival);
                    before = within;
                }
            }
        }
    }

    @Test
    void aDurationWithoutSpreadIsHeldAsLongAsItLasts() {
        LognormalDurations durations = new LognormalDurations(Math.log(10), 1e-12);
        assertEquals(7, durations.meanWithin(7), 1e-12);
        assertEquals(10, durations.meanWithin(17), 1e-9);
    }

    @Test
    void sharesOfAMeanWithoutBoundSumToWhatTheHistoryHolds() {
        LognormalDurations durations = new LognormalDurations(0, 50);
        assertEquals(Double.POSITIVE_INFINITY, durations.mean());
        LagShares shares = LagShares.held(durations, LagBlocks.over(86_400));
        assertEquals(durations.meanWithin(86_400), shares.sum(), 1e-8 * shares.sum());
    }

    @Test
    void refusesASigmaOfZeroAndNamesIt() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new LognormalDurations(1, 0));
        assertEquals("sigma of lognormal durations: expected a finite number above 0, got 0.0", refusal.getMessage());
    }
}
