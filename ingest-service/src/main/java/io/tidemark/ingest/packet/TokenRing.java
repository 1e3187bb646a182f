package io.tidemark.ingest.packet;

/** Token ring, IEEE 802.5: 14 bytes, then source routing where the source's first bit is set, then LLC. */
final class TokenRing implements Layer {

    private static final int HEADER_BYTES = 14;
    private static final int SOURCE_AT = 8;
    private static final int ROUTED = 0x80;
    private static final int ROUTING_LENGTH = 0x1f;
    private static final int FRAME_KIND = 0xc0;
    private static final int LLC_FRAME = 0x40;

    private final Layer llc;

    TokenRing(Layer llc) {
        this.llc = llc;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES + 1)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        if ((cursor.u8(1) & FRAME_KIND) != LLC_FRAME) {
            return cursor.end(Outcome.NOT_IP);
        }
        boolean routed = (cursor.u8(SOURCE_AT) & ROUTED) != 0;
        int length = HEADER_BYTES + (routed ? cursor.u8(HEADER_BYTES) & ROUTING_LENGTH : 0);
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        return llc;
    }
}
