package io.tidemark.ingest.packet;

/** Teredo, RFC 4380: IPv6 behind an optional authentication and an optional origin indication. Its trailers are not read. */
final class Teredo implements Layer {

    private static final int AUTHENTICATION = 1;
    private static final int ORIGIN = 0;
    private static final int ORIGIN_BYTES = 8;
    /** Kind, both lengths, nonce and confirmation. */
    private static final int AUTHENTICATION_BYTES = 13;

    private final Layer ipv6;

    Teredo(Layer ipv6) {
        this.ipv6 = ipv6;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (startsWith(cursor, AUTHENTICATION)) {
            int length = cursor.has(4) ? AUTHENTICATION_BYTES + cursor.u8(2) + cursor.u8(3) : AUTHENTICATION_BYTES;
            if (!cursor.has(length)) {
                return cursor.end(Outcome.CUT_HEADER);
            }
            cursor.advance(length);
        }
        if (startsWith(cursor, ORIGIN)) {
            if (!cursor.has(ORIGIN_BYTES)) {
                return cursor.end(Outcome.CUT_HEADER);
            }
            cursor.advance(ORIGIN_BYTES);
        }
        return ipv6;
    }

    private static boolean startsWith(Cursor cursor, int kind) {
        return cursor.has(2) && cursor.u16(0) == kind;
    }
}
