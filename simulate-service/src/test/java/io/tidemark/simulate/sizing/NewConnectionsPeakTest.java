package io.tidemark.simulate.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewConnectionsPeakTest {

    private static final int HISTORY = 600;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 28800", "200, 28800", "10, 60"})
    void isTheDistributionFunctionOfOneSecondToThePowerOfTheSeconds(int users, int seconds) {
        Draw draw = Draw.WORKSTATION;
        NewConnectionsPeak peak = new NewConnectionsPeak(draw.law(HISTORY), users, seconds, 1);
        double shape = users * draw.alpha();
        double probability = Math.exp(-shape * Math.log1p(1 / draw.beta()));
        double above = 1 - probability;
        for (int n = 0; n < 1_500; n++) {
            if (above > 1e-9) {
                assertEquals(Math.exp(seconds * Math.log1p(-above)), peak.atMost(n), 1e-8, "at " + n);
            }
            probability *= (n + shape) / ((n + 1) * (1 + draw.beta()));
            above -= probability;
        }
    }

    @Test
    void averagesOverTheDraws() {
        Draw slow = new Draw(0.2, 0.2, 1, 1);
        Draw fast = new Draw(0.9, 0.3, 1, 1);
        NewConnectionsPeak both = new NewConnectionsPeak(Draw.law(HISTORY, slow, fast), 3, 3_600, 1);
        NewConnectionsPeak ofSlow = new NewConnectionsPeak(slow.law(HISTORY), 3, 3_600, 1);
        NewConnectionsPeak ofFast = new NewConnectionsPeak(fast.law(HISTORY), 3, 3_600, 1);
        for (long n = 0; n < 150; n += 5) {
            assertEquals(0.5 * (ofSlow.atMost(n) + ofFast.atMost(n)), both.atMost(n), 1e-12);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 10", "0.99, 10", "0.99, 100000", "0.9999, 1"})
    void theQuantileIsTheSmallestCountThatIsEnough(double p, long start) {
        NewConnectionsPeak peak = new NewConnectionsPeak(Draw.WORKSTATION.law(HISTORY), 10, 28_800, 1);
        long quantile = peak.quantile(p, start);
        assertTrue(peak.atMost(quantile) >= p && peak.atMost(quantile - 1) < p);
    }

    @Test
    void isAProbabilityForMillionsOfUsersAndForHardlyAnyConnections() {
        NewConnectionsPeak many = new NewConnectionsPeak(Draw.WORKSTATION.law(HISTORY), 1_000_000, 28_800, 1);
        double mean = 1e6 * 0.2986 / 0.1394;
        double sd = Math.sqrt(mean * (1 + 1 / 0.1394));
        long quantile = many.quantile(0.99, (long) mean);
        // the largest of 28,800 normal values: 1 - 0.01 / 28,800 lies 4.97 deviations above the mean
        assertEquals(mean + 4.97 * sd, quantile, 0.05 * sd);
        NewConnectionsPeak few = new NewConnectionsPeak(new Draw(1e-9, 1, 1, 1).law(HISTORY), 1, 3_600, 1);
        assertEquals(0, few.quantile(0.99, 1));
    }

    /** One draw of millions a second beside others of a few: the median peak is theirs, from wherever it is looked for. */
    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000_000_000_000L, Long.MAX_VALUE / 4})
    void oneRunawayDrawDoesNotMoveTheMedian(long start) {
        Draw sane = new Draw(0.2, 0.2, 1, 1);
        Draw runaway = new Draw(0.3, 1e-8, 1, 1);
        NewConnectionsPeak all = new NewConnectionsPeak(Draw.law(HISTORY, sane, sane, sane, runaway), 1, 3_600, 1);
        NewConnectionsPeak alone = new NewConnectionsPeak(sane.law(HISTORY), 1, 3_600, 1);
        assertEquals(alone.quantile(2 / 3.0, 1), all.quantile(0.5, start));
        long far = all.quantile(0.99, start);
        assertTrue(far > 100_000_000 && all.atMost(far) >= 0.99 && all.atMost(far - 1) < 0.99);
    }
}
