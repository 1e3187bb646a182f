package io.tidemark.ingest.stream;

import java.util.Arrays;

/** The pairs of endpoints of all rows of a stream table, one column a word. */
final class StreamKeys {

    private long[] firstHigh = {};
    private long[] firstLow = {};
    private long[] secondHigh = {};
    private long[] secondLow = {};
    private long[] kindAndPorts = {};

    void resize(int capacity) {
        firstHigh = Arrays.copyOf(firstHigh, capacity);
        firstLow = Arrays.copyOf(firstLow, capacity);
        secondHigh = Arrays.copyOf(secondHigh, capacity);
        secondLow = Arrays.copyOf(secondLow, capacity);
        kindAndPorts = Arrays.copyOf(kindAndPorts, capacity);
    }

    void set(int row, StreamKey key) {
        firstHigh[row] = key.firstHigh;
        firstLow[row] = key.firstLow;
        secondHigh[row] = key.secondHigh;
        secondLow[row] = key.secondLow;
        kindAndPorts[row] = key.kindAndPorts;
    }

    boolean equal(int row, StreamKey key) {
        return firstLow[row] == key.firstLow
                && secondLow[row] == key.secondLow
                && kindAndPorts[row] == key.kindAndPorts
                && firstHigh[row] == key.firstHigh
                && secondHigh[row] == key.secondHigh;
    }

    /** An order of rows in which those of the same pair stand together. */
    int compare(int row, int other) {
        for (long[] column : new long[][] {firstLow, secondLow, kindAndPorts, firstHigh, secondHigh}) {
            if (column[row] != column[other]) {
                return Long.compare(column[row], column[other]);
            }
        }
        return 0;
    }

    int hash(int row, PairHash hash) {
        return hash.of(firstHigh[row], firstLow[row], secondHigh[row], secondLow[row], kindAndPorts[row]);
    }

    /** The address of one endpoint, as many bytes as its kind has. */
    byte[] address(int row, boolean first) {
        long high = first ? firstHigh[row] : secondHigh[row];
        long low = first ? firstLow[row] : secondLow[row];
        return StreamKey.bytes(high, low, (int) (kindAndPorts[row] >>> Integer.SIZE));
    }

    /** Puts the pair of a row into a key, but not which of them sends. */
    void get(int row, StreamKey key) {
        key.firstHigh = firstHigh[row];
        key.firstLow = firstLow[row];
        key.secondHigh = secondHigh[row];
        key.secondLow = secondLow[row];
        key.kindAndPorts = kindAndPorts[row];
    }

    int port(int row, boolean first) {
        return (int) (first ? kindAndPorts[row] >>> 16 : kindAndPorts[row]) & 0xffff;
    }
}
