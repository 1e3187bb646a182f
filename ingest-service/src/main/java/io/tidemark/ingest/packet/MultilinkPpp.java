package io.tidemark.ingest.packet;

/**
 * Multilink PPP, RFC 1990, with the long sequence number: 4 bytes, of which the first two bits say whether a packet begins and
 * ends here. Packets cut into several fragments are not put together.
 */
final class MultilinkPpp implements Layer {

    private static final int HEADER_BYTES = 4;
    private static final int BEGINS_AND_ENDS = 0xc0;

    private final Layer ppp;

    MultilinkPpp(Layer ppp) {
        this.ppp = ppp;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        if ((cursor.u8(0) & BEGINS_AND_ENDS) != BEGINS_AND_ENDS) {
            return cursor.end(Outcome.FRAGMENT);
        }
        cursor.advance(HEADER_BYTES);
        return ppp;
    }
}
