package io.tidemark.ingest.packet;

import java.util.BitSet;

/**
 * The fragments seen so far of one IP packet. Of their bytes only those at the beginning are kept, where the headers are; of the
 * rest, which units of 8 bytes have come (RFC 815 keeps the holes instead).
 */
final class Fragments {

    /** Room for the headers of a tunnel inside of a tunnel. */
    private static final int KEPT_BYTES = 512;

    private static final int UNIT_BYTES = 8;
    private static final int UNKNOWN = -1;

    private final byte[] beginning = new byte[KEPT_BYTES];
    private final BitSet units = new BitSet();
    private int totalLength = UNKNOWN;

    void add(Cursor cursor, int offset, int length, boolean more) {
        if (offset < KEPT_BYTES) {
            cursor.copyTo(beginning, offset, Math.min(length, KEPT_BYTES - offset));
        }
        // only the last fragment may end inside of a unit
        int end = more ? length / UNIT_BYTES * UNIT_BYTES : length;
        units.set(offset / UNIT_BYTES, (offset + end + UNIT_BYTES - 1) / UNIT_BYTES);
        if (!more) {
            totalLength = offset + length;
        }
    }

    boolean complete() {
        return totalLength != UNKNOWN && units.nextClearBit(0) * UNIT_BYTES >= totalLength;
    }

    /** Lets the cursor go on at the beginning of the packet's payload. */
    void continueWith(Cursor cursor) {
        cursor.continueIn(beginning, Math.min(totalLength, KEPT_BYTES), totalLength);
    }
}
