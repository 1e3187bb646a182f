package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import java.util.Arrays;

/**
 * The bursts of all rows of a stream table: runs of packets without a gap of more than {@link StreamRecord#BURST_GAP_NANOS}, in readings of
 * {@link CaptureClock}. A burst ends with its latest packet; a packet that a clock running backwards dates before its burst belongs to it. Where there
 * are too many of one row, or no room for more, those of the row are merged that have the shortest gap between them.
 */
final class Bursts {

    private static final long[] NO_BURSTS = {};
    private static final int EDGES = 2;
    private static final int MAX_CLOSED = StreamRecord.MAX_BURSTS - 1;
    /** Bursts that take, measured ones included, about as much memory as a row. */
    private static final int PER_ROW = 4;

    private final RowBudget.Share budget;
    private final CaptureClock time;
    private long[] start = {};
    private long[] end = {};
    private long[] longestGap = {};
    /** Start and end of all bursts of a row but the current one, alternating, {@code closedCount} of them. */
    private long[][] closed = {};

    private int[] closedCount = {};

    /**
     * @param budget grants room for closed bursts
     * @param time tells which readings belong together
     */
    Bursts(RowBudget.Share budget, CaptureClock time) {
        this.budget = budget;
        this.time = time;
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
    void begin(int row, long reading) {
        start[row] = reading;
        end[row] = reading;
        longestGap[row] = 0;
        budget.giveBack(capacity(row) / PER_ROW);
        closed[row] = NO_BURSTS;
        closedCount[row] = 0;
    }

    /** Adds a packet to a row. */
    void add(int row, long reading) {
        long gap = reading - end[row];
        boolean goesOn = time.areOfOneSegment(reading, end[row]);
        if (gap <= 0) {
            if (!goesOn) {
                addEarlier(row, reading);
            }
            return;
        }
        if (goesOn) {
            longestGap[row] = Math.max(longestGap[row], gap);
        }
        if (gap > StreamRecord.BURST_GAP_NANOS && hasRoom(row)) {
            close(row);
            start[row] = reading;
        }
        end[row] = reading;
    }

    /** Adds a packet of a segment before that of the current burst, which makes the burst before it longer or one of its own. */
    private void addEarlier(int row, long reading) {
        int count = closedCount[row] * EDGES;
        int at = count;
        while (at > 0 && closed[row][at - EDGES] > reading) {
            at -= EDGES;
        }
        boolean goesOn = at > 0 && time.areOfOneSegment(reading, closed[row][at - 1]);
        if (goesOn && reading - closed[row][at - 1] <= StreamRecord.BURST_GAP_NANOS) {
            closed[row][at - 1] = Math.max(closed[row][at - 1], reading);
        } else if (closedCount[row] < MAX_CLOSED && (closedCount[row] < capacity(row) || grow(row))) {
            System.arraycopy(closed[row], at, closed[row], at + EDGES, count - at);
            closed[row][at] = reading;
            closed[row][at + 1] = reading;
            closedCount[row]++;
        }
    }

    /** Makes the row, begun before, one burst that ends at a time and has gaps no longer than told. */
    void fill(int row, long reading, long gapNanos) {
        end[row] = Math.max(start[row], reading);
        longestGap[row] = gapNanos;
    }

    /** The longest time in nanoseconds between two packets of a row in one segment of the capture. */
    long longestGap(int row) {
        return longestGap[row];
    }

    /** Start and end of each burst of a row, alternating, as readings of the capture's clock. */
    long[] edges(int row) {
        int count = closedCount[row] * EDGES;
        long[] edges = Arrays.copyOf(closed[row], count + EDGES);
        edges[count] = start[row];
        edges[count + 1] = end[row];
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
