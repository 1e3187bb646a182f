package io.tidemark.fit.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SurvivalCurveTest {

    private final SurvivalCurve curve = new SurvivalCurve(1e-6, 1_000);

    /** Kaplan and Meier by hand: 1 - 1/4, then (1 - 1/4) (1 - 1/2). */
    @Test
    void isTheProductLimit() {
        curve.addEnded(1, 1);
        curve.addOpen(2, 1);
        curve.addEnded(3, 1);
        curve.addOpen(4, 1);
        assertEquals(1, curve.shareAbove(0.5), 1e-12);
        assertEquals(0.75, curve.shareAbove(1.5), 1e-12);
        assertEquals(0.75, curve.shareAbove(2.5), 1e-12);
        assertEquals(0.375, curve.shareAbove(3.5), 1e-12);
        assertEquals(0.375, curve.shareAbove(900), 1e-12, "beyond the last");
    }

    @Test
    void quantilesAreThoseOfDurationsWhereAllHaveEnded() {
        for (int seconds = 1; seconds <= 100; seconds++) curve.addEnded(seconds, 2);
        assertEquals(50, curve.quantile(0.5), 0.5);
        assertEquals(90, curve.quantile(0.9), 0.9);
    }

    @Test
    void quantileIsInfiniteWhereNoneWasSeenToEndSoLate() {
        curve.addEnded(1, 1);
        curve.addOpen(2, 1);
        assertEquals(1, curve.quantile(0.5), 0.01);
        assertEquals(Double.POSITIVE_INFINITY, curve.quantile(0.6));
    }

    @Test
    void whatIsShorterThanTheClockTellsIsZero() {
        curve.addEnded(0, 3);
        curve.addEnded(5e-7, 1);
        curve.addEnded(2, 4);
        assertEquals(0.5, curve.zeroShare(), 1e-12);
        assertEquals(0, curve.quantile(0.5));
        assertEquals(2, curve.quantile(0.51), 0.02);
    }
}
