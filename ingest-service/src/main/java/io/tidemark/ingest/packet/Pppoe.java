package io.tidemark.ingest.packet;

/** The session stage of PPP over Ethernet, RFC 2516: 6 bytes, the length of the payload last. Discovery carries no IP. */
final class Pppoe implements Layer {

    private static final int HEADER_BYTES = 6;
    private static final int LENGTH_AT = 4;

    private final Layer ppp;

    Pppoe(Layer ppp) {
        this.ppp = ppp;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int length = cursor.u16(LENGTH_AT);
        cursor.advance(HEADER_BYTES);
        cursor.endAfter(length);
        return ppp;
    }
}
