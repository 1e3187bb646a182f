package io.tidemark.ingest.packet;

/** FDDI: frame control and both addresses, 13 bytes, then LLC. The padding that some systems add is not expected. */
final class Fddi implements Layer {

    private static final int HEADER_BYTES = 13;
    private static final int FRAME_KIND = 0xf0;
    private static final int ASYNCHRONOUS_LLC = 0x50;

    private final Layer llc;

    Fddi(Layer llc) {
        this.llc = llc;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        if ((cursor.u8(0) & FRAME_KIND) != ASYNCHRONOUS_LLC) {
            return cursor.end(Outcome.NOT_IP);
        }
        cursor.advance(HEADER_BYTES);
        return llc;
    }
}
