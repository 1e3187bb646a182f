package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import java.util.Arrays;

/**
 * The bursts of all rows of a stream table: runs of packets without a gap of more than {@link StreamRecord#BURST_GAP_NANOS}. A
 * burst ends with its latest packet; a packet that a clock running backwards dates before its burst belongs to it.
 */
final class Bursts {

    private static final long[] NO_BURSTS = {};
    private static final int EDGES = 2;
    private static final int MAX_CLOSED = StreamRecord.MAX_BURSTS - 1;

    private long[] start = {};
    private long[] end = {};
    private long[] longestGap = {};
    /** Start and end of all bursts of a row but the current one, alternating, {@code closedCount} of them. */
    private long[][] closed = {};

    private int[] closedCount = {};

    void resize(int capacity) {
        int before = closed.length;
        start = Arrays.copyOf(start, capacity);
        end = Arrays.copyOf(end, capacity);
        longestGap = Arrays.copyOf(longestGap, capacity);
        closed = Arrays.copyOf(closed, capacity);
        closedCount = Arrays.copyOf(closedCount, capacity);
        Arrays.fill(closed, before, capacity, NO_BURSTS);
    }

    /** Begins a row with its first packet. */
    void begin(int row, long epochNanos) {
        start[row] = epochNanos;
        end[row] = epochNanos;
        longestGap[row] = 0;
        closed[row] = NO_BURSTS;
        closedCount[row] = 0;
    }

    /** Adds a packet to a row. */
    void add(int row, long epochNanos) {
        long gap = epochNanos - end[row];
        if (gap <= 0) {
            return;
        }
        longestGap[row] = Math.max(longestGap[row], gap);
        if (gap > StreamRecord.BURST_GAP_NANOS) {
            close(row);
            start[row] = epochNanos;
        }
        end[row] = epochNanos;
    }

    /** Makes the row, begun before, one burst that ends at a time and has gaps no longer than told. */
    void fill(int row, long epochNanos, long gapNanos) {
        end[row] = Math.max(start[row], epochNanos);
        longestGap[row] = gapNanos;
    }

    /** The longest time in nanoseconds between two packets of a row. */
    long longestGap(int row) {
        return longestGap[row];
    }

    /** Start and end of each burst of a row, alternating, in nanoseconds after {@code origin}. */
    long[] edges(int row, long origin) {
        int count = closedCount[row] * EDGES;
        long[] edges = Arrays.copyOf(closed[row], count + EDGES);
        edges[count] = start[row];
        edges[count + 1] = end[row];
        for (int i = 0; i < edges.length; i++) {
            edges[i] -= origin;
        }
        return edges;
    }

    private void close(int row) {
        int count = closedCount[row] * EDGES;
        if (count == closed[row].length) {
            closed[row] = Arrays.copyOf(closed[row], Math.max(EDGES, Math.min(2 * count, (MAX_CLOSED + 1) * EDGES)));
        }
        closed[row][count] = start[row];
        closed[row][count + 1] = end[row];
        closedCount[row]++;
        if (closedCount[row] > MAX_CLOSED) {
            mergeNearest(row);
        }
    }

    /** Merges the two closed bursts with the shortest gap between them. */
    private void mergeNearest(int row) {
        long[] edges = closed[row];
        int count = closedCount[row] * EDGES;
        int nearest = 1;
        for (int at = 3; at < count - 1; at += EDGES) {
            if (edges[at + 1] - edges[at] < edges[nearest + 1] - edges[nearest]) {
                nearest = at;
            }
        }
        System.arraycopy(edges, nearest + EDGES, edges, nearest, count - nearest - EDGES);
        closedCount[row]--;
    }
}
