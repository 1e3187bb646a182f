package io.tidemark.ingest.stream;

import java.util.Arrays;

/**
 * Chooses the row of a full stream table that gives way. A row is fresh until its stream is a conversation; what makes one is for the
 * table to say. A hand goes round the rows. While more than half of them are fresh, the first fresh one goes, and no conversation does,
 * however long it is silent: a flood of SYNs or a scan evicts itself. Otherwise it is the clock algorithm, an approximation of
 * least recently used (F. J. Corbató, A Paging Experiment with the Multics System, 1968): a conversation that went on since the hand last
 * passed is spared once, and the first row that has not goes.
 */
final class EvictionClock {

    private static final byte FRESH = 0;
    private static final byte SILENT = 1;
    private static final byte ACTIVE = 2;

    private byte[] states = {};
    private int fresh;
    private int hand;

    void resize(int capacity) {
        states = Arrays.copyOf(states, capacity);
    }

    /** A stream begins in a row that had none, or whose stream was chosen to go. */
    void begin(int row) {
        states[row] = FRESH;
        fresh++;
    }

    /** The conversation of a row goes on, or becomes one. */
    void goesOn(int row) {
        if (states[row] == FRESH) {
            fresh--;
        }
        states[row] = ACTIVE;
    }

    /** A stream leaves its row of its own. */
    void leave(int row) {
        if (states[row] == FRESH) {
            fresh--;
        }
    }

    /**
     * Whether more than half of all rows are fresh.
     *
     * @param rows number of rows, all in use
     */
    boolean isMostlyFresh(int rows) {
        return 2L * fresh > rows;
    }

    /**
     * Chooses the row that gives way.
     *
     * @param rows number of rows, all in use
     */
    int evict(int rows) {
        boolean onlyFresh = isMostlyFresh(rows);
        while (onlyFresh ? states[hand] != FRESH : isSpared(hand)) {
            hand = (hand + 1) % rows;
        }
        int row = hand;
        hand = (hand + 1) % rows;
        leave(row);
        return row;
    }

    private boolean isSpared(int row) {
        boolean active = states[row] == ACTIVE;
        if (active) {
            states[row] = SILENT;
        }
        return active;
    }
}
