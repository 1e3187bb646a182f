package io.tidemark.fit.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class PersonCountsTest {

    private static final int BLOCKS = 100;
    private static final int SPAN = 6;

    private final UniformRandomProvider random = RandomSource.L64_X128_MIX.create(4);

    /** Of each quarter of the time six blocks, one after the other; the time between is known. */
    @Test
    void spansLieEvenlyOverAllTime() {
        PersonCounts spans = numbered(0).spans(4, SPAN, random);
        assertEquals(4 * SPAN, spans.blocks());
        assertTrue(spans.begins(0));
        for (int i = 0; i < spans.blocks(); i++) {
            int block = (int) spans.counts()[i];
            assertEquals(i / SPAN, block * 4 / BLOCKS, "quarter");
            assertEquals(block, spans.hours()[i]);
            assertEquals(300 + block, spans.seconds()[i]);
            if (i == 0) continue;
            int before = (int) spans.counts()[i - 1];
            assertTrue(i % SPAN == 0 || block == before + 1, "one after the other");
            double since = IntStream.rangeClosed(before + 1, block)
                    .mapToDouble(j -> 300 + j)
                    .sum();
            assertEquals(since, spans.since()[i], 1e-9);
        }
    }

    /** All starts are as likely: of 20,000 spans of the first quarter 1,000 begin at each of its 20 places, a standard deviation of 31 off; 5 of them are passed once in 90,000 runs. */
    @Test
    void spansAreAnywhereInTheirPart() {
        PersonCounts all = numbered(0);
        int[] starts = new int[20];
        for (int i = 0; i < 20_000; i++) {
            starts[(int) all.spans(4, SPAN, random).counts()[0]]++;
        }
        assertTrue(Arrays.stream(starts).allMatch(times -> Math.abs(times - 1_000) < 155), Arrays.toString(starts));
    }

    /** Nothing is known of the time between two captures, wherever the blocks at their ends are left out. */
    @Test
    void spansOfTwoCapturesBeginTwice() {
        PersonCounts spans = numbered(0).then(numbered(BLOCKS)).spans(8, SPAN, random);
        for (int i = 0; i < spans.blocks(); i++) {
            assertEquals(i == 0 || i == 4 * SPAN, spans.begins(i), "block " + i);
        }
    }

    @Test
    void spansOfAllTimeAreAllOfIt() {
        PersonCounts all = numbered(0);
        assertEquals(all, all.spans(1, BLOCKS, random));
    }

    /** Block i has i connections and lasts 300 s and i. */
    private static PersonCounts numbered(int from) {
        return PersonCounts.ofCapture(
                1,
                LongStream.range(from, from + BLOCKS).toArray(),
                IntStream.range(from, from + BLOCKS).mapToDouble(i -> 300 + i).toArray(),
                IntStream.range(from, from + BLOCKS).toArray());
    }
}
