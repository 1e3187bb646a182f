package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogHistogramTest {

    /** Edge 2,000 lies at 1e-12 s e^25 = 0.072 s; cells of 0.2, 0.8 and 0.0125, then the tail. */
    private static final DrawTable DRAWS = new DrawTable(
            List.of(
                    "nb_alpha",
                    "nb_beta",
                    "tcp.hazard_sd",
                    "tcp.hazard[2016]",
                    "tcp.hazard[2000]",
                    "tcp.hazard[2080]",
                    "tcp.tail_index[2081:2241]"),
            new double[][] {{0.3}, {0.1}, {1}, {0.5}, {2}, {40}, {1.2}});

    private final DurationLaw law = Posterior.of("nb+log-histogram", DRAWS).durations(0);

    @Test
    void survivalFallsByTheHazardsOfItsCells() {
        double first = 1e-12 * Math.exp(25);
        assertEquals(1, law.survival(0.99 * first), 0);
        assertEquals(1 - (1 - Math.exp(-0.4)) / 2, law.survival(first * Math.exp(0.1)), 1e-12);
        assertEquals(Math.exp(-0.4), law.survival(first * Math.exp(0.2)), 1e-12);
        assertEquals(Math.exp(-0.4 - 0.4), law.survival(first * Math.exp(1)), 1e-12);
        double last = first * Math.exp(1 + 0.0125);
        assertEquals(Math.exp(-0.8 - 0.5) * Math.pow(3, -1.2), law.survival(3 * last), 1e-12);
        double horizon = last * Math.exp(2);
        assertEquals(Math.exp(-0.8 - 0.5 - 2.4) / 64, law.survival(2 * horizon), 1e-12, "an index of 6 beyond");
    }

    @Test
    void meanWithinIsTheIntegralOfSurvival() {
        for (int seconds : new int[] {1, 7, 300}) {
            assertEquals(SurvivalIntegral.upTo(seconds, law), law.meanWithin(seconds), 1e-6);
        }
        assertEquals(0.03, law.meanWithin(0.03), 0);
    }

    @Test
    void meanIsTheLimitOfWhatIsHeld() {
        assertEquals(law.mean(), law.meanWithin(1e60), 1e-9 * law.mean());
    }

    /** The mean beyond a place of a Pareto law of index 6 is a fifth of that place. */
    @Test
    void whatOutlastsTheCaptureGoesOnForAFifthOfItsLength() {
        double horizon = 1e-12 * Math.exp(2241 / 80.0);
        double beyond = law.mean() - law.meanWithin(horizon);
        assertEquals(horizon / 5 * law.survival(horizon), beyond, 1e-9 * beyond);
    }

    @Test
    void anIndexOfOneHasALogarithmOfItsOwn() {
        DurationLaw at = new LogHistogramDurations(new double[] {0, 1}, new double[] {1}, 1, 9);
        DurationLaw near = new LogHistogramDurations(new double[] {0, 1}, new double[] {1}, 1 + 1e-7, 9);
        assertEquals(near.meanWithin(86_400), at.meanWithin(86_400), 1e-5);
    }

    @Test
    void namesTheParametersItMisses() {
        DrawTable draws =
                new DrawTable(List.of("nb_alpha", "nb_beta", "tcp.hazard[2000]"), new double[][] {{0.3}, {0.1}, {1}});
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Posterior.of("nb+log-histogram", draws));
        assertTrue(refusal.getMessage().contains("tcp.tail_index[k:j]"), refusal.getMessage());
    }

    @Test
    void protocolsThatShareOneLawHaveNoPrefix() {
        DrawTable shared = new DrawTable(
                List.of("nb_alpha", "nb_beta", "hazard[2000]", "tail_index[2016:2016]"),
                new double[][] {{0.3}, {0.1}, {2}, {1.2}});
        Posterior posterior = Posterior.of("nb+log-histogram", shared);
        assertTrue(posterior.knows("tcp") && posterior.knows("udp"));
        assertEquals(Math.exp(-0.4), posterior.durations(0).survival(1e-12 * Math.exp(25.2)), 1e-12);
    }
}
