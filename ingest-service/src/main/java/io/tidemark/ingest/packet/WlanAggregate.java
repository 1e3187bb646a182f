package io.tidemark.ingest.packet;

/**
 * Aggregated MSDUs of IEEE 802.11-2020, 9.3.2.2: each behind both addresses and its length, 14 bytes, and padded to words of 4
 * bytes but for the last.
 */
final class WlanAggregate implements Layer {

    private static final int HEADER_BYTES = 14;
    private static final int LENGTH_AT = 12;
    private static final int WORD_BYTES = 4;

    private final Layer llc;

    WlanAggregate(Layer llc) {
        this.llc = llc;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int length = cursor.u16(LENGTH_AT);
        int padded = (HEADER_BYTES + length + WORD_BYTES - 1) / WORD_BYTES * WORD_BYTES;
        if (cursor.has(padded + HEADER_BYTES)) {
            cursor.branch(padded, this);
        }
        cursor.advance(HEADER_BYTES);
        cursor.endAfter(length);
        return llc;
    }
}
