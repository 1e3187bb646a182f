package io.tidemark.simulate.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevelSharesTest {

    @Test
    void countsSecondsByLevel() {
        LevelShares shares = LevelShares.of(new int[] {3, 4, 3, 6}).with(LevelShares.of(new int[] {9, 3, 3, 4}));
        assertEquals(35.0 / 8, shares.mean(), 1e-12);
        assertEquals(Math.sqrt(185.0 / 8 - Math.pow(35.0 / 8, 2)), shares.sd(), 1e-12);
        assertEquals(3, shares.quantile(0.5));
        assertEquals(4, shares.quantile(0.51));
        assertEquals(9, shares.quantile(1));
        PredictiveLaw.Pmf pmf = shares.pmf();
        assertEquals(3, pmf.from());
        assertEquals(1, pmf.step());
        assertArrayEquals(new double[] {0.5, 0.25, 0, 0.125, 0, 0, 0.125}, pmf.probabilities());
    }

    @Test
    void joinsLevelsOfAWideRange() {
        PredictiveLaw.Pmf pmf = LevelShares.of(new int[] {100, 1_201, 1_202}).pmf();
        assertEquals(3, pmf.step());
        assertEquals(1, Arrays.stream(pmf.probabilities()).sum(), 1e-12);
        assertEquals(2.0 / 3, pmf.probabilities()[(1_201 - 100) / 3], 1e-12);
    }

    /** Two seconds of a path that ran away are beside the picture, and cost no memory. */
    @Test
    void levelsFarAboveAllOthersDoNotWidenTheRanges() {
        int[] levels = new int[1_000];
        Arrays.setAll(levels, second -> second < 2 ? Integer.MAX_VALUE : second % 5);
        PredictiveLaw.Pmf pmf = LevelShares.of(levels).pmf();
        assertEquals(1, pmf.step());
        assertEquals(0, pmf.from());
        assertEquals(0.998, Arrays.stream(pmf.probabilities()).sum(), 1e-12);
        assertEquals(Integer.MAX_VALUE, LevelShares.of(levels).quantile(0.9999));
    }
}
