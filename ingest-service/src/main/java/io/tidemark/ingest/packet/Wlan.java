package io.tidemark.ingest.packet;

/**
 * Data frames of IEEE 802.11-2020, 9.3.2: 24 to 36 bytes, then LLC. Protected frames are not decrypted, fragments not put
 * together, mesh control is not expected. Management and control frames carry no IP.
 */
final class Wlan implements Layer {

    private static final int MIN_BYTES = 24;
    private static final int ADDRESS_BYTES = 6;
    private static final int QOS_BYTES = 2;
    private static final int HT_CONTROL_BYTES = 4;
    private static final int WORD_BYTES = 4;

    private static final int VERSION_AND_TYPE = 0x0f;
    private static final int DATA = 0x08;
    private static final int NO_DATA = 0x40;
    private static final int QOS = 0x80;
    private static final int BOTH_SYSTEMS = 0x03;
    private static final int MORE_FRAGMENTS = 0x04;
    private static final int PROTECTED = 0x40;
    private static final int ORDER = 0x80;
    private static final int AGGREGATED = 0x80;

    private final Layer llc;
    private final Layer aggregate;
    private final boolean swapped;
    private final boolean padded;

    private Wlan(Layer llc, boolean swapped, boolean padded) {
        this.llc = llc;
        this.aggregate = new WlanAggregate(llc);
        this.swapped = swapped;
        this.padded = padded;
    }

    /** As the standard has it. */
    static Wlan standard(Layer llc) {
        return new Wlan(llc, false, false);
    }

    /** With the two bytes of frame control swapped. */
    static Wlan swapped(Layer llc) {
        return new Wlan(llc, true, false);
    }

    /** With its header padded to words of 4 bytes. */
    static Wlan padded(Layer llc) {
        return new Wlan(llc, false, true);
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(2)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int kind = cursor.u8(swapped ? 1 : 0);
        int flags = cursor.u8(swapped ? 0 : 1);
        if ((kind & VERSION_AND_TYPE) != DATA || (kind & NO_DATA) != 0) {
            return cursor.end(Outcome.NOT_IP);
        }
        if ((flags & PROTECTED) != 0) {
            return cursor.end(Outcome.ENCRYPTED);
        }
        int length = headerBytes(kind, flags);
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        return payload(cursor, kind, flags, length);
    }

    private int headerBytes(int kind, int flags) {
        int length = MIN_BYTES + ((flags & BOTH_SYSTEMS) == BOTH_SYSTEMS ? ADDRESS_BYTES : 0);
        if ((kind & QOS) != 0) {
            length += QOS_BYTES + ((flags & ORDER) != 0 ? HT_CONTROL_BYTES : 0);
        }
        return padded ? (length + WORD_BYTES - 1) / WORD_BYTES * WORD_BYTES : length;
    }

    private Layer payload(Cursor cursor, int kind, int flags, int length) {
        int qosAt = MIN_BYTES + ((flags & BOTH_SYSTEMS) == BOTH_SYSTEMS ? ADDRESS_BYTES : 0);
        boolean aggregated = (kind & QOS) != 0 && (cursor.u8(qosAt) & AGGREGATED) != 0;
        cursor.advance(length);
        if ((flags & MORE_FRAGMENTS) != 0) {
            return cursor.end(Outcome.FRAGMENT);
        }
        return aggregated ? aggregate : llc;
    }
}
