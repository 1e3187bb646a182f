package io.tidemark.ingest.packet;

/** VXLAN, RFC 7348: 8 bytes, then an Ethernet frame. Its flags, those of group policies included, are not read. */
final class Vxlan implements Layer {

    private static final int HEADER_BYTES = 8;

    private final Layer ethernet;

    Vxlan(Layer ethernet) {
        this.ethernet = ethernet;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(HEADER_BYTES);
        return ethernet;
    }
}
