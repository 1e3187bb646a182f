package io.tidemark.simulate.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class PitTest {

    private static Pit with(IntPredicate bins) {
        Pit pit = Pit.empty();
        Arrays.setAll(pit.counts(), bin -> bins.test(bin) ? 7 : 0);
        return pit;
    }

    @Test
    void anEvenHistogramHasNoDistance() {
        assertEquals(0, with(bin -> true).distance(), 1e-15);
    }

    /** All in the lowest bin: the sum of (1 - i / 20)^2 for i from 1 to 19, by 20, which is near the 1/3 of a finer one. */
    @Test
    void theFurthestIsAllAtOneEnd() {
        assertEquals(2_470.0 / 8_000, with(bin -> bin == 0).distance(), 1e-12);
        assertEquals(2_470.0 / 8_000, with(bin -> bin == 19).distance(), 1e-12);
    }

    @Test
    void saysWhereTheSecondsLie() {
        assertEquals(Pit.Shape.LOW, with(bin -> bin < 12).shape());
        assertEquals(Pit.Shape.HIGH, with(bin -> bin > 7).shape());
        assertEquals(Pit.Shape.IN_THE_MIDDLE, with(bin -> bin > 3 && bin < 16).shape());
        assertEquals(Pit.Shape.AT_BOTH_ENDS, with(bin -> bin < 6 || bin > 13).shape());
    }
}
