package io.tidemark.simulate.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DrawTable;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.Posterior;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeakSimulationTest {

    private static final int HISTORY = 86_400;

    @Test
    void theSameSeedGivesTheSamePeaks() {
        PeakSimulation simulation = new PeakSimulation(Draw.WORKSTATION.law(HISTORY), 20, 600);
        PeakLaw first = simulation.peaks(100, 1);
        PeakLaw again = simulation.peaks(100, 1);
        PeakLaw other = simulation.peaks(100, 2);
        for (double p = 0.05; p < 1; p += 0.05) {
            assertEquals(first.quantile(p), again.quantile(p));
        }
        assertNotEquals(
                first.quantile(0.1) + first.quantile(0.5) + first.quantile(0.9),
                other.quantile(0.1) + other.quantile(0.5) + other.quantile(0.9));
    }

    /** Drawing afresh every second would average the two rates away; one draw a path keeps them apart, half of the paths each. */
    @Test
    void everyPathHasOneDrawFromItsFirstSecondToItsLast() {
        Draw slow = new Draw(3, 1, 0.5, 0.05);
        Draw fast = new Draw(30, 1, 0.5, 0.05);
        PeakLaw peaks = new PeakSimulation(Draw.law(HISTORY, slow, fast), 10, 300).peaks(200, 1);
        double slowMean = 10 * 30.0;
        double fastMean = 10 * 300.0;
        assertTrue(peaks.quantile(0.5) < 1.5 * slowMean, () -> "median " + peaks.quantile(0.5));
        assertTrue(peaks.quantile(0.505) > 0.9 * fastMean, () -> "above " + peaks.quantile(0.505));
    }

    @Test
    void aPeakIsNoLessThanTheLevelOfASecondAndGrowsWithTheHorizon() {
        ConcurrencyLaw law = Draw.WORKSTATION.law(HISTORY);
        long median = law.concurrentConnections(5).quantile(0.5).value();
        long ofAMinute = new PeakSimulation(law, 5, 60).peaks(400, 1).quantile(0.5);
        long ofAnHour = new PeakSimulation(law, 5, 3_600).peaks(400, 1).quantile(0.5);
        assertTrue(median < ofAMinute && ofAMinute < ofAnHour, median + " " + ofAMinute + " " + ofAnHour);
    }

    /** 200 users that hold 80 each and begin next to nothing: the peak is Poisson; five standard errors of its median. */
    @Test
    void sessionsThatStandThroughoutRaiseThePeak() {
        DrawTable draws = new DrawTable(
                List.of("nb_alpha", "nb_beta", "standing[600]", "g_alpha", "g_beta"),
                new double[][] {{1e-9}, {1}, {80}, {1}, {1}});
        ConcurrencyLaw law = ConcurrencyLaw.of(Posterior.of("nb+gamma", draws), LagBlocks.over(HISTORY));
        PeakLaw peaks = new PeakSimulation(law, 200, 600).peaks(1_000, 1);
        double standardError = 1.25 * Math.sqrt(16_000 / 1_000.0);
        assertEquals(16_000, peaks.quantile(0.5), 5 * standardError);
        assertTrue(peaks.quantile(0.99) > 16_000 + Math.sqrt(16_000));
    }

    @Test
    void theLevelOfASingleSecondIsItsOwnPeak() {
        PeakLaw peaks = new PeakSimulation(Draw.WORKSTATION.law(HISTORY), 1, 1).peaks(4_000, 1);
        double[] expected = new double[] {0.5, 0.9, 0.99};
        for (double p : expected) {
            long exact = Draw.WORKSTATION
                    .law(HISTORY)
                    .concurrentConnections(1)
                    .quantile(p)
                    .value();
            // 95 % interval widened by its own width: a false alarm once in some 10,000
            long slack = peaks.quantileHigh(p) - peaks.quantileLow(p);
            assertTrue(
                    exact >= peaks.quantileLow(p) - slack && exact <= peaks.quantileHigh(p) + slack,
                    () -> p + ": " + exact);
        }
    }

    @Test
    void quantilesAreRanksOfTheSample() {
        long[] sample = new long[1_000];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = 1_000 - i;
        }
        PeakLaw peaks = new PeakLaw(sample);
        assertEquals(500, peaks.quantile(0.5));
        assertEquals(990, peaks.quantile(0.99));
        assertEquals(1_000, peaks.quantile(0.9999));
        assertEquals(0.25, peaks.atMost(250), 1e-12);
        // the order of the draws told all: one change
        assertEquals(988, peaks.quantileLow(0.99));
        assertEquals(992, peaks.quantileHigh(0.99));
    }

    /** Sixteen seeds: the spread of an estimate is known to within a factor of 2 but for once in some 10,000. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9})
    void theErrorStatedIsTheSpreadOverSeeds(double p) {
        Draw[] draws = new Draw[500];
        for (int i = 0; i < draws.length; i++) {
            double z = (i * 0.6180339887 % 1 - 0.5) * 3;
            draws[i] = new Draw(0.2986 * (1 + 0.08 * z), 0.1394, 0.2236, 0.01192);
        }
        PeakSimulation simulation = new PeakSimulation(Draw.law(HISTORY, draws), 40, 60);
        int seeds = 16;
        double[] quantiles = new double[seeds];
        double stated = 0;
        for (int seed = 0; seed < seeds; seed++) {
            PeakLaw peaks = simulation.peaks(500, seed);
            quantiles[seed] = peaks.quantile(p);
            stated += (peaks.quantileHigh(p) - peaks.quantileLow(p)) / (2 * 1.96) / seeds;
        }
        double spread = new StandardDeviation().evaluate(quantiles);
        assertTrue(spread < 2 * stated && spread > 0.4 * stated, "spread " + spread + ", stated " + stated);
    }
}
