package io.tidemark.ingest.metrics;

import io.tidemark.contracts.CaptureMetrics.Durations;
import java.util.Arrays;
import java.util.BitSet;

/** All entries of one protocol in a session table, as they came. */
final class EntryLog implements SessionDefinition.Entries {

    private static final int INITIAL_ENTRIES = 256;
    private static final double NANOS_PER_SECOND = 1e9;

    private long[] starts = new long[INITIAL_ENTRIES];
    private long[] ends = new long[INITIAL_ENTRIES];
    private final BitSet open = new BitSet();
    private int size;

    @Override
    public void add(long startEpochNanos, long endEpochNanos, boolean isOpen) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        starts[size] = startEpochNanos;
        ends[size] = endEpochNanos;
        open.set(size, isOpen);
        size++;
    }

    /** Starts of all entries, ascending. */
    long[] sortedStarts() {
        return sorted(starts);
    }

    /** Ends of all entries, ascending. */
    long[] sortedEnds() {
        return sorted(ends);
    }

    private long[] sorted(long[] times) {
        long[] sorted = Arrays.copyOf(times, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /** How long each entry was held in seconds, as far as was seen at a time; ascending. */
    double[] sortedSeconds(long seenUntil) {
        double[] seconds = new double[size];
        for (int i = 0; i < size; i++) {
            seconds[i] = seconds(i, seenUntil);
        }
        Arrays.sort(seconds);
        return seconds;
    }

    /**
     * Tallies durations as they are known at a time: an entry that is held beyond it is open.
     *
     * @param startedBefore only entries that were made before this time
     * @param seenUntil the time
     */
    Durations tally(long startedBefore, long seenUntil) {
        DurationTallying closedOnes = new DurationTallying();
        DurationTallying openOnes = new DurationTallying();
        for (int i = 0; i < size; i++) {
            if (starts[i] < startedBefore) {
                boolean held = open.get(i) || ends[i] > seenUntil;
                (held ? openOnes : closedOnes).add(seconds(i, seenUntil));
            }
        }
        return new Durations(closedOnes.tally(), openOnes.tally());
    }

    private double seconds(int entry, long seenUntil) {
        return (Math.min(ends[entry], seenUntil) - starts[entry]) / NANOS_PER_SECOND;
    }
}
