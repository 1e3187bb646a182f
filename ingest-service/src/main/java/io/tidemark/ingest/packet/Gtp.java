package io.tidemark.ingest.packet;

/**
 * The GPRS tunnelling protocol, versions 0 (3GPP TS 09.60) and 1 (TS 29.281): its message 255 carries a user's packet. As in
 * Wireshark that is IP where its first byte looks like it; PPP in it is not read. Version 2 and GTP' carry no packets.
 */
final class Gtp implements Layer {

    private static final int VERSION_0_BYTES = 20;
    private static final int VERSION_1_BYTES = 8;
    private static final int OPTIONAL_BYTES = 4;
    private static final int WORD_BYTES = 4;
    private static final int USER_PACKET = 255;
    private static final int PROTOCOL_TYPE = 0x10;
    private static final int ANY_OPTIONAL = 0x07;
    private static final int EXTENSION = 0x04;

    private final Layer ipv4;
    private final Layer ipv6;

    Gtp(Layer ipv4, Layer ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(VERSION_1_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int flags = cursor.u8(0);
        int version = flags >>> 5;
        if (version > 1 || (flags & PROTOCOL_TYPE) == 0 || cursor.u8(1) != USER_PACKET) {
            return cursor.end(Outcome.NOT_IP);
        }
        int headerBytes = version == 0 ? VERSION_0_BYTES : VERSION_1_BYTES;
        cursor.endAfter(headerBytes + (long) cursor.u16(2));
        if (!cursor.has(headerBytes)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(headerBytes);
        return version == 1 && (flags & ANY_OPTIONAL) != 0 ? passOptional(cursor, flags) : userPacket(cursor);
    }

    /** Sequence number, N-PDU number and next extension, of which any one brings all. */
    private Layer passOptional(Cursor cursor, int flags) {
        if (!cursor.has(OPTIONAL_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int next = (flags & EXTENSION) != 0 ? cursor.u8(3) : 0;
        cursor.advance(OPTIONAL_BYTES);
        return passExtensions(cursor, next);
    }

    /** Each begins with its length in words and ends with the kind of the next, 0 for none. */
    private Layer passExtensions(Cursor cursor, int first) {
        for (int next = first; next != 0; ) {
            int length = cursor.has(1) ? cursor.u8(0) * WORD_BYTES : WORD_BYTES;
            if (length == 0) {
                return cursor.end(Outcome.MALFORMED_HEADER);
            }
            if (!cursor.has(length)) {
                return cursor.end(Outcome.CUT_HEADER);
            }
            next = cursor.u8(length - 1);
            cursor.advance(length);
        }
        return userPacket(cursor);
    }

    private Layer userPacket(Cursor cursor) {
        if (!cursor.has(1)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int first = cursor.u8(0);
        if (first >= 0x45 && first <= 0x4e) {
            return ipv4;
        }
        return first >>> 4 == 6 ? ipv6 : cursor.end(Outcome.NOT_IP);
    }
}
