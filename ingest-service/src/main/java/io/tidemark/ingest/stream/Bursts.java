package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import java.util.Arrays;

/**
 * The bursts of all rows of a stream table: runs of packets without a gap of more than {@link StreamRecord#BURST_GAP_NANOS}. A
 * burst ends with its latest packet; a packet that a clock running backwards dates before its burst belongs to it. Where there
 * are too many of one row, or no room for more, those of the row are merged that have the shortest gap between them.
 */
final class Bursts {

    private static final long[] NO_BURSTS = {};
    private static final int EDGES = 2;
    private static final int MAX_CLOSED = StreamRecord.MAX_BURSTS - 1;
    /** Bursts that take, measured ones included, about as much memory as a row. */
    private static final int PER_ROW = 4;

    private final RowBudget.Share budget;
    private long[] start = {};
    private long[] end = {};
    private long[] longestGap = {};
    /** Start and end of all bursts of a row but the current one, alternating, {@code closedCount} of them. */
    private long[][] closed = {};

    private int[] closedCount = {};

    /** @param budget grants room for closed bursts */
    Bursts(RowBudget.Share budget) {
        this.budget = budget;
    }

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
        budget.giveBack(capacity(row) / PER_ROW);
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
        if (gap > StreamRecord.BURST_GAP_NANOS && hasRoom(row)) {
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

    /** Makes room for one more closed burst; without any the current burst goes on, whatever the gap. */
    private boolean hasRoom(int row) {
        if (closedCount[row] == capacity(row) && !grow(row) && closedCount[row] > 1) {
            mergeNearest(row);
        }
        return closedCount[row] < capacity(row);
    }

    private boolean grow(int row) {
        int capacity = capacity(row);
        int more = Math.min(Math.max(capacity, PER_ROW), MAX_CLOSED + 1 - capacity);
        if (more == 0 || !budget.take(more / PER_ROW)) {
            return false;
        }
        closed[row] = Arrays.copyOf(closed[row], (capacity + more) * EDGES);
        return true;
    }

    private int capacity(int row) {
        return closed[row].length / EDGES;
    }

    private void close(int row) {
        int count = closedCount[row] * EDGES;
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
