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
        byte[] address = new byte[(int) (kindAndPorts[row] >>> 32)];
        for (int i = address.length - 1, shift = 0; i >= 0; i--, shift += Byte.SIZE) {
            address[i] = (byte) (shift < Long.SIZE ? low >>> shift : high >>> shift - Long.SIZE);
        }
        return address;
    }

    int port(int row, boolean first) {
        return (int) (first ? kindAndPorts[row] >>> 16 : kindAndPorts[row]) & 0xffff;
    }
}
