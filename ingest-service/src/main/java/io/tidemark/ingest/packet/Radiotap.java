package io.tidemark.ingest.packet;

/**
 * The header that drivers put before an 802.11 frame, radiotap.org: its length stands in it. Of its fields only one flag is read,
 * that the 802.11 header is padded to words of 4 bytes.
 */
final class Radiotap implements Layer {

    private static final int MIN_BYTES = 8;
    private static final int LENGTH_AT = 2;
    private static final int PRESENT_AT = 4;
    private static final int WORD_BYTES = 4;
    private static final int CLOCK = 1;
    private static final int CLOCK_BYTES = 8;
    private static final int FLAGS = 1 << 1;
    private static final long MORE_PRESENT = 1L << 31;
    private static final int PADDED = 0x20;

    private final Layer wlan;
    private final Layer paddedWlan;

    Radiotap(Layer wlan, Layer paddedWlan) {
        this.wlan = wlan;
        this.paddedWlan = paddedWlan;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(MIN_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int length = cursor.le16(LENGTH_AT);
        if (length < MIN_BYTES) {
            return cursor.end(Outcome.MALFORMED_HEADER);
        }
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        boolean padded = (flags(cursor, length) & PADDED) != 0;
        cursor.advance(length);
        return padded ? paddedWlan : wlan;
    }

    private static int flags(Cursor cursor, int length) {
        long present = cursor.le32(PRESENT_AT);
        if ((present & FLAGS) == 0) {
            return 0;
        }
        int at = firstField(cursor, length);
        if ((present & CLOCK) != 0) {
            at = (at + CLOCK_BYTES - 1) / CLOCK_BYTES * CLOCK_BYTES + CLOCK_BYTES;
        }
        return at < length ? cursor.u8(at) : 0;
    }

    /** Fields begin behind the last of the bitmaps that say which are there. */
    private static int firstField(Cursor cursor, int length) {
        int at = PRESENT_AT;
        while (at + 2 * WORD_BYTES <= length && (cursor.le32(at) & MORE_PRESENT) != 0) {
            at += WORD_BYTES;
        }
        return at + WORD_BYTES;
    }
}
