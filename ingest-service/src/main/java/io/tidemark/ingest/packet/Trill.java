package io.tidemark.ingest.packet;

/** TRILL, RFC 6325: 6 bytes and options behind the EtherType, then an Ethernet frame. */
final class Trill implements Layer {

    private static final int HEADER_BYTES = 6;
    private static final int WORD_BYTES = 4;
    private static final int OPTIONS_SHIFT = 6;
    private static final int OPTION_WORDS = 0x1f;

    private final Layer ethernet;

    Trill(Layer ethernet) {
        this.ethernet = ethernet;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int length = HEADER_BYTES + (cursor.u16(0) >>> OPTIONS_SHIFT & OPTION_WORDS) * WORD_BYTES;
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        return ethernet;
    }
}
