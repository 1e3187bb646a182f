package io.tidemark.fit.checks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckTest {

    private static final double[] ONE_TO_HUNDRED =
            DoubleStream.iterate(1, value -> value + 1).limit(100).toArray();

    @Test
    void bandIsByTheNearestRank() {
        Check check = Check.of("counts", "mean", "1/s", 20.5, ONE_TO_HUNDRED);
        assertArrayEquals(new double[] {5, 50, 95}, new double[] {check.q5(), check.q50(), check.q95()});
        assertEquals(0.8, check.tailProbability(), 1e-12);
    }

    @Test
    void replicatesEqualToTheObservedCountHalf() {
        assertEquals(
                0.8 + 0.005,
                Check.of("counts", "largest", "1/s", 20, ONE_TO_HUNDRED).tailProbability(),
                1e-12);
    }

    @Test
    void thereIsNoTailAboveInfinity() {
        double[] replicates = {1, Double.POSITIVE_INFINITY};
        Check check = Check.of("udp.durations", "q99", "s", Double.POSITIVE_INFINITY, replicates);
        assertTrue(Double.isNaN(check.tailProbability()));
        assertEquals(Double.POSITIVE_INFINITY, check.q95());
    }

    @Test
    void statisticsOfCountsAreThoseOfTheirDefinitions() {
        List<int[]> captures = List.of(new int[] {0, 2, 4}, new int[] {2});
        assertEquals(2, CountStatistic.MEAN.of(captures));
        assertEquals(2, CountStatistic.VARIANCE.of(captures));
        assertEquals(0.25, CountStatistic.ZERO_SHARE.of(captures));
        assertEquals(4, CountStatistic.LARGEST.of(captures));
        assertEquals(0, CountStatistic.LAG1.of(captures));
        assertEquals(-0.75, CountStatistic.LAG1.of(List.of(new int[] {1, 3, 1, 3})));
    }

    @Test
    void binsOfCountsHaveNoGapsAndHoldEverySecond() {
        List<int[]> observed = List.of(IntStream.range(0, 1_000).toArray());
        CountBands bands = CountBands.of(observed, List.of(List.of(new int[] {0, 5, 2_000_000}), observed));
        assertEquals(0, bands.from()[0]);
        for (int bin = 1; bin < bands.from().length; bin++) {
            assertEquals(bands.to()[bin - 1] + 1, bands.from()[bin]);
        }
        assertEquals(2_000_000, bands.to()[bands.to().length - 1]);
        assertTrue(bands.to().length <= 60);
        assertEquals(1_000, java.util.Arrays.stream(bands.observed()).sum());
    }
}
