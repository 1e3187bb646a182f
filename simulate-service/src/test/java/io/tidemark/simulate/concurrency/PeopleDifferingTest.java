package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleDifferingTest {

    private static final int HISTORY = 2_000;

    /** Shape and rate of durations of 1, 40, 600 and 10,000 seconds on average, dwell. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 600",
        "0.5, 0.0125, 600",
        "0.5, 0.0125, 60",
        "2, 0.00333, 600",
        "2, 0.00333, 60",
        "2, 0.0002, 1200",
        "2, 0.0002, 60"
    })
    void narrowsByTheShareOfTheVariance(double shape, double rate, double dwell) {
        GammaDurations durations = new GammaDurations(shape, rate);
        PeopleDiffering people = new PeopleDiffering(2, 0.5, dwell);
        double expected = 0.5 / share(durations, dwell);
        PeopleDiffering bySecond = people.over(LagShares.held(durations, LagBlocks.secondBySecond(HISTORY)));
        PeopleDiffering byBlocks = people.over(LagShares.held(durations, LagBlocks.over(HISTORY)));
        assertEquals(expected, bySecond.h(), 2e-3 * expected);
        assertEquals(expected, byBlocks.h(), 5e-3 * expected);
        assertEquals(2, byBlocks.k());
        assertEquals(dwell, byBlocks.dwell());
    }

    /** What people do does not change while connections are held for a second; while they are held for many dwell times it averages out. */
    @Test
    void changesNothingOfNewConnectionsAndAllOfThoseHeldForLong() {
        PeopleDiffering people = new PeopleDiffering(2, 0.5, 600);
        assertEquals(0.5, people.over(LagShares.newOnly()).h(), 1e-3);
        LagShares long1 = LagShares.held(new GammaDurations(50, 50 / 1e5), LagBlocks.over(86_400));
        // of a mean over x dwell times 2 (x - 1 + e^-x) / x^2 is left, x = 144
        assertEquals(0.5 * 144 * 144 / (2 * 143), people.over(long1).h(), 1);
    }

    @Test
    void refusesWhatIsNoShape() {
        assertThrows(IllegalArgumentException.class, () -> new PeopleDiffering(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new PeopleDiffering(1, Double.NaN, 1));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new PeopleDiffering(1, 1, -1))
                .getMessage()
                .contains("kept"));
    }

    /** Sum over seconds i and j of q_i q_j e^(-|i - j| / dwell) over the square of that of q. */
    private static double share(DurationLaw durations, double dwell) {
        double[] q = new double[HISTORY];
        for (int i = 0; i < HISTORY; i++) {
            q[i] = durations.meanWithin(i + 1) - durations.meanWithin(i);
        }
        double sum = 0;
        double square = 0;
        for (int i = 0; i < HISTORY; i++) {
            sum += q[i];
            for (int j = 0; j < HISTORY; j++) {
                square += q[i] * q[j] * Math.exp(-Math.abs(i - j) / dwell);
            }
        }
        return square / (sum * sum);
    }
}
