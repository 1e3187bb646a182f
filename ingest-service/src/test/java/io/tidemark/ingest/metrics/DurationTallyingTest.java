package io.tidemark.ingest.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.LogBins;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DurationTallyingTest {

    private static DurationTally tally(double... seconds) {
        DurationTallying tallying = new DurationTallying();
        DoubleStream.of(seconds).forEach(tallying::add);
        return tallying.tally();
    }

    @Test
    void countsTheDurationsOfEachBinInWhateverOrderTheyCome() {
        double[] seconds = new SplittableRandom(1)
                .doubles(20_000, Math.log(1e-9), Math.log(1e7))
                .map(Math::exp)
                .toArray();
        Map<Integer, Long> expected = new TreeMap<>();
        DoubleStream.of(seconds).forEach(each -> expected.merge(LogBins.of(each), 1L, Long::sum));
        DurationTally tally = tally(seconds);
        assertArrayEquals(expected.keySet().stream().mapToInt(Integer::intValue).toArray(), tally.bins());
        assertArrayEquals(expected.values().stream().mapToLong(Long::longValue).toArray(), tally.counts());
        assertEquals(seconds.length, tally.count());
    }

    @Test
    void reachesFromANanosecondToTheLongestTimeInNanosecondsEitherWayRound() {
        double longest = Long.MAX_VALUE / 1e9;
        int[] bins = {LogBins.of(1e-9), LogBins.of(1), LogBins.of(longest)};
        assertArrayEquals(bins, tally(1e-9, 1, longest).bins());
        assertArrayEquals(bins, tally(longest, 1, 1e-9).bins());
        assertArrayEquals(bins, tally(1, longest, 1e-9).bins());
    }

    @Test
    void countsZerosApart() {
        DurationTally tally = tally(0, 0, 2);
        assertEquals(2, tally.zeros());
        assertEquals(1, tally.count());
        assertArrayEquals(new int[] {LogBins.of(2)}, tally.bins());
        assertEquals(0, tally(0).bins().length);
    }

    @Test
    void takesNoTimeThatRunsBackwards() {
        DurationTallying tallying = new DurationTallying();
        assertThrows(IllegalArgumentException.class, () -> tallying.add(-1e-9));
    }
}
