package io.tidemark.ingest.packet;

/** GENEVE, RFC 8926: 8 bytes, options, then what its EtherType says. Options are passed over. */
final class Geneve implements Layer {

    private static final int HEADER_BYTES = 8;
    private static final int WORD_BYTES = 4;
    private static final int OPTION_WORDS = 0x3f;

    private final LayerTable etherTypes;

    Geneve(LayerTable etherTypes) {
        this.etherTypes = etherTypes;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int length = HEADER_BYTES + (cursor.u8(0) & OPTION_WORDS) * WORD_BYTES;
        int etherType = cursor.u16(2);
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        return etherTypes.get(etherType);
    }
}
