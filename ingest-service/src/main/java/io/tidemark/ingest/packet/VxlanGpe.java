package io.tidemark.ingest.packet;

/** VXLAN with a next protocol, draft-ietf-nvo3-vxlan-gpe: 8 bytes. Its numbers are those of {@link Nsh}. */
final class VxlanGpe implements Layer {

    private static final int HEADER_BYTES = 8;
    private static final int NEXT_PROTOCOL_AT = 3;

    private final LayerTable nextProtocols;

    VxlanGpe(LayerTable nextProtocols) {
        this.nextProtocols = nextProtocols;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int next = cursor.u8(NEXT_PROTOCOL_AT);
        cursor.advance(HEADER_BYTES);
        return nextProtocols.get(next);
    }
}
