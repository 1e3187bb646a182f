package io.tidemark.ingest.stream;

import java.util.Arrays;

/** What the rows of a stream table keep of UDP: a mark of what each side sent first, 0 where it sent nothing or nobody knows. */
final class UdpColumns {

    private int[] markOfFirst = {};
    private int[] markOfSecond = {};

    void resize(int capacity) {
        markOfFirst = Arrays.copyOf(markOfFirst, capacity);
        markOfSecond = Arrays.copyOf(markOfSecond, capacity);
    }

    /** Clears a row for a new stream. */
    void begin(int row) {
        markOfFirst[row] = 0;
        markOfSecond[row] = 0;
    }

    /** Remembers the payload of the first datagram of each side. */
    void learn(int row, boolean fromFirst, int payloadMark) {
        int[] marks = fromFirst ? markOfFirst : markOfSecond;
        if (marks[row] == 0) {
            marks[row] = payloadMark;
        }
    }

    /** The mark of what one side sent first. */
    int mark(int row, boolean ofFirst) {
        return (ofFirst ? markOfFirst : markOfSecond)[row];
    }
}
