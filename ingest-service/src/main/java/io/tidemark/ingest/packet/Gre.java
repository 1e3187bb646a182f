package io.tidemark.ingest.packet;

/**
 * GRE, RFC 2784 with key and sequence number of RFC 2890, the source routes of RFC 1701 and the acknowledgment of RFC 2637
 * (PPTP). Of WCCP the redirect header is passed over.
 */
final class Gre implements Layer {

    private static final int BASE_BYTES = 4;
    private static final int WORD_BYTES = 4;
    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int ACKNOWLEDGMENT = 0x0080;
    private static final int PPP = 0x880b;
    private static final int ERSPAN = 0x88be;
    private static final int WCCP = 0x883e;

    private final LayerTable greProtocols;
    private final Layer ethernet;

    Gre(LayerTable greProtocols, Layer ethernet) {
        this.greProtocols = greProtocols;
        this.ethernet = ethernet;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(BASE_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int flags = cursor.u16(0);
        int protocol = cursor.u16(2);
        int length = BASE_BYTES + WORD_BYTES * words(flags, protocol);
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        if ((flags & ROUTING) != 0 && !passRoutes(cursor)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        return payload(cursor, flags, protocol);
    }

    private static int words(int flags, int protocol) {
        boolean checksum = (flags & (CHECKSUM | ROUTING)) != 0;
        boolean acknowledgment = protocol == PPP && (flags & ACKNOWLEDGMENT) != 0;
        return Integer.bitCount(flags & (KEY | SEQUENCE)) + (checksum ? 1 : 0) + (acknowledgment ? 1 : 0);
    }

    /** Address family, offset and length of each route, then the route; all zero for the last. */
    private static boolean passRoutes(Cursor cursor) {
        while (cursor.has(WORD_BYTES)) {
            boolean last = cursor.u16(0) == 0 && cursor.u8(3) == 0;
            int length = WORD_BYTES + cursor.u8(3);
            if (!cursor.has(length)) {
                return false;
            }
            cursor.advance(length);
            if (last) {
                return true;
            }
        }
        return false;
    }

    private Layer payload(Cursor cursor, int flags, int protocol) {
        if (protocol == ERSPAN && (flags & SEQUENCE) == 0) {
            return ethernet;
        }
        if (protocol == WCCP && cursor.has(WORD_BYTES) && cursor.u8(0) >>> 4 != 4) {
            cursor.advance(WORD_BYTES);
        }
        return greProtocols.get(protocol);
    }
}
