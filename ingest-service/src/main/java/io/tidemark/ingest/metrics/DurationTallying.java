package io.tidemark.ingest.metrics;

import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.LogBins;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Collects durations into their sufficient statistics. All bins from the lowest to the highest have a counter: 83 kB from a
 * nanosecond to a second, 138 kB to ten days.
 */
final class DurationTallying {

    /** Bins that are made at once. */
    private static final int BLOCK = 1 << 10;

    private int[] counts = {};
    /** The bin of the first counter. */
    private int lowest;

    private long zeros;
    private long count;
    private double sumSeconds;
    private double sumLogSeconds;

    /** Adds a duration in seconds, at least 0. */
    void add(double seconds) {
        if (seconds == 0) {
            zeros++;
            return;
        }
        double logSeconds = Math.log(seconds);
        count++;
        sumSeconds += seconds;
        sumLogSeconds += logSeconds;
        int place = place(LogBins.ofLog(logSeconds)); // before the array is looked at, which it may replace
        counts[place]++;
    }

    /** Where the counter of a bin is, which is made where there is none. */
    private int place(int bin) {
        if (counts.length == 0) lowest = Math.floorDiv(bin, BLOCK) * BLOCK;
        if (bin < lowest) {
            int more = (lowest - bin + BLOCK - 1) / BLOCK * BLOCK;
            int[] wider = new int[more + counts.length];
            System.arraycopy(counts, 0, wider, more, counts.length);
            counts = wider;
            lowest -= more;
        }
        if (bin - lowest >= counts.length) {
            counts = Arrays.copyOf(counts, (bin - lowest) / BLOCK * BLOCK + BLOCK);
        }
        return bin - lowest;
    }

    boolean isEmpty() {
        return zeros + count == 0;
    }

    DurationTally tally() {
        int[] places = IntStream.range(0, counts.length)
                .filter(place -> counts[place] > 0)
                .toArray();
        return new DurationTally(
                zeros,
                count,
                sumSeconds,
                sumLogSeconds,
                IntStream.of(places).map(place -> lowest + place).toArray(),
                IntStream.of(places).mapToLong(place -> counts[place]).toArray());
    }
}
