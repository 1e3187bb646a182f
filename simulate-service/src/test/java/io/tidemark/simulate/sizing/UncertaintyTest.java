package io.tidemark.simulate.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.simulate.concurrency.LevelMoments;
import io.tidemark.simulate.concurrency.PredictiveLaw.Quantile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UncertaintyTest {

    private static final SizingQuestion QUESTION = new SizingQuestion(0.99, 28_800, Factors.NONE, 1);
    private static final CountRange PARAMETERS = new CountRange(561, 1_470);
    private static final CountRange CHANCE = new CountRange(640, 910);

    @Test
    void saysWhyASizeLiesAboveTheRange() {
        assertEquals(
                "What the capture leaves unknown puts the size anywhere from 561 to 1,470 (90 % range); if all of that"
                        + " were known, chance would still put the peak of 8 hours anywhere from 640 to 910 (90 % of the"
                        + " time). The size of 1,662 lies above the first range because a certainty of 99 % has to hold"
                        + " over everything that the capture leaves possible, the highest demand included.",
                Uncertainty.of(QUESTION, 1, 1_662, PARAMETERS, CHANCE).text());
    }

    @Test
    void saysWhatElseThereIsToSay() {
        SizingQuestion grown = new SizingQuestion(0.9, 60, Factors.of(1, 1, 1), 1);
        assertEquals(
                "What the captures leave unknown puts the size at 7 (90 % range); if all of that were known, chance"
                        + " would still put the peak of 1 minute anywhere from 640 to 910 (90 % of the time; growth and"
                        + " headroom included). The size of 7 allows for both at a certainty of 90 %.",
                Uncertainty.of(grown, 2, 7, new CountRange(7, 7), CHANCE).text());
        assertTrue(Uncertainty.of(new SizingQuestion(0.01, 60, Factors.NONE, 1), 1, 500, PARAMETERS, CHANCE)
                .text()
                .endsWith(
                        "The size of 500 lies below the first range because a certainty of 1 % asks for no more than the"
                                + " lowest demand that the capture leaves possible."));
    }

    /** Peaks at 1 to 3 standard deviations, draws of mean 100 to 140 with an sd of 10: the middle is 120 + 11 to 120 + 29. */
    @Test
    void chanceIsThatOfTheMiddleOfTheDraws() {
        double[] means = new double[21];
        Arrays.setAll(means, i -> 100 + 2 * i);
        double[] sds = new double[21];
        Arrays.fill(sds, 10);
        int[] draws = new int[21];
        long[] peaks = new long[21];
        Arrays.setAll(draws, i -> i);
        Arrays.setAll(peaks, i -> 100 + 2 * i + 10 + i);
        CrediblePeaks byDraw = new CrediblePeaks(new LevelMoments(means, sds), draws, peaks);
        assertEquals(new CountRange(131, 149), byDraw.chance());
        assertEquals(new CountRange(122, 158), byDraw.at(0.5));
    }

    /** One draw: nothing is unknown, and chance is 5 % to 95 % of the peak, exactly. */
    @Test
    void chanceOfNewConnectionsIsThePeaksOwn() {
        NewConnectionsPeak peak = new NewConnectionsPeak(Draw.WORKSTATION.law(60), 10, 600, 1);
        assertEquals(new CountRange(peak.quantile(0.05, 10), peak.quantile(0.95, 10)), peak.chance(10));
        assertEquals(new CountRange(peak.quantile(0.9, 10), peak.quantile(0.9, 10)), peak.credible(0.9, 10));
    }

    /** A peak is no smaller than its level: the better of what both say is taken. */
    @Test
    void aPeakIsAtLeastTheLevel() {
        Level level =
                new Level(10, 5, List.of(new Quantile(0.5, 11, 9, 13, 8, 14), new Quantile(0.95, 18, 17, 20, 15, 22)));
        long[] drawn = {10, 10, 10, 40};
        SimulatedPeaks simulated = new SimulatedPeaks(
                new PeakLaw(drawn),
                new CrediblePeaks(new LevelMoments(new double[] {10}, new double[] {1}), new int[4], drawn));
        PeaksOfLevel peaks = new PeaksOfLevel(simulated, level);
        assertEquals(10, peaks.quantile(0.3));
        assertEquals(11, peaks.quantile(0.6));
        assertEquals(40, peaks.quantile(0.96));
        assertEquals(new CountRange(10, 13), peaks.credible(0.6));
        assertEquals(
                List.of(new Agreement.Below(0.5, 0.75), new Agreement.Below(0.95, 0.75)),
                peaks.agreement().below());
    }

    /** What is no number must not become 0, which looks like an answer. */
    @Test
    void noNumberIsTheLargest() {
        assertEquals(Long.MAX_VALUE, Counted.below(Double.NaN));
        assertEquals(Long.MAX_VALUE, Counted.above(Double.NaN));
        assertEquals(3, Counted.below(3.9));
        assertEquals(4, Counted.above(3.1));
        assertEquals(3, Counted.above(3 + 1e-12));
    }
}
