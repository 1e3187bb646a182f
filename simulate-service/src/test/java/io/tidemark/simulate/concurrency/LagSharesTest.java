package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LagSharesTest {

    private static final int MINUTE = 60;

    /** Gamma, lognormal, a mixture, one so short that all end at once, and ones of which most outlast any history. */
    private static final DurationLaw[] DURATIONS = {
        new GammaDurations(0.2236, 0.01192),
        new LognormalDurations(0.5, 1.8),
        new WeightedDurations(
                new double[] {0.3, 0.7},
                new DurationLaw[] {new GammaDurations(30, 0.5), new LognormalDurations(4, 2.5)}),
        new LognormalDurations(-30, 0.1),
        new LognormalDurations(12, 9),
        new GammaDurations(1, 1e-6)
    };

    /** A start in second k before the minute's end has ended by then, or had before the minute; none is held beyond the history. */
    @ParameterizedTest
    @ValueSource(ints = {1, 30, 59, 60, 61, 700})
    void whatEndedInAMinuteIsWhatIsHeldNoLonger(int history) {
        LagBlocks blocks = LagBlocks.secondBySecond(history + MINUTE);
        for (DurationLaw durations : DURATIONS) {
            double[] ended = Arrays.copyOf(
                    LagShares.endedWithin(MINUTE, durations, blocks).shares(), history + MINUTE);
            for (int k = 0; k < ended.length; k++) {
                double atItsBeginning = k < MINUTE ? 1 : held(durations, k - MINUTE, history);
                assertEquals(atItsBeginning - held(durations, k, history), ended[k], 1e-11, durations + " at " + k);
            }
        }
    }

    private static double held(DurationLaw durations, int lag, int history) {
        return lag < history ? durations.meanWithin(lag + 1.0) - durations.meanWithin(lag) : 0;
    }

    /** So that the mean number of ends in a minute is that of starts, whatever the durations and the history. */
    @ParameterizedTest
    @ValueSource(ints = {1, 47, 60, 3_600, 86_400, 604_800})
    void everyConnectionEndsOnce(int history) {
        LagBlocks blocks = LagBlocks.over(MINUTE, history);
        for (DurationLaw durations : DURATIONS) {
            LagShares ended = LagShares.endedWithin(MINUTE, durations, blocks);
            assertEquals(MINUTE, ended.sum(), 1e-9, durations::toString);
            assertTrue(Arrays.stream(ended.shares()).allMatch(share -> share >= 0 && share <= 1), durations::toString);
        }
    }
}
