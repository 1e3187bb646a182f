package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaDurationsTest {

    private static final double[] SECONDS = {1e-6, 0.01, 1, 2, 17, 60, 600, 3_600, 86_400};

    @ParameterizedTest
    @CsvSource({"0.2236, 0.01192", "1, 1", "0.01, 3", "5, 0.5", "40, 0.1"})
    void agreesWithTheIncompleteGammaOfCommonsMath(double shape, double rate) {
        GammaDurations durations = new GammaDurations(shape, rate);
        for (double x : SECONDS) {
            double survival = Gamma.regularizedGammaQ(shape, rate * x);
            double within = shape / rate * Gamma.regularizedGammaP(shape + 1, rate * x) + x * survival;
            assertEquals(survival, durations.survival(x), 1e-12);
            assertEquals(within, durations.meanWithin(x), 1e-12 * within);
        }
    }

    @Test
    void meanWithinIsTheIntegralOfSurvival() {
        GammaDurations durations = new GammaDurations(0.7, 0.05);
        assertEquals(SurvivalIntegral.upTo(30, durations), durations.meanWithin(30), 1e-5);
    }

    @Test
    void staysWithinItsBoundsForExtremeParameters() {
        List<Double> extremes = List.of(1e-9, 1e-4, 0.3, 1.0, 50.0, 1e4, 1e7);
        for (double shape : extremes) {
            for (double rate : extremes) {
                GammaDurations durations = new GammaDurations(shape, rate);
                double before = 0;
                for (double x : SECONDS) {
                    double within = durations.meanWithin(x);
                    double bound = Math.min(x, durations.mean());
                    assertTrue(
                            within >= before * (1 - 1e-9) && within <= bound * (1 + 1e-9),
                            () -> shape + " " + rate + " at " + x + ": " + within);
                    assertTrue(durations.survival(x) >= -1e-9 && durations.survival(x) <= 1);
                    before = within;
                }
            }
        }
    }

    @Test
    void refusesAShapeThatIsNotAboveZeroAndNamesIt() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new GammaDurations(-1, 1));
        assertEquals("shape of gamma durations: expected a finite number above 0, got -1.0", refusal.getMessage());
    }
}
