package io.tidemark.ingest.packet;

/** The network service header, RFC 8300: its length in words of 4 bytes, then what its next protocol says. */
final class Nsh implements Layer {

    private static final int MIN_BYTES = 8;
    private static final int WORD_BYTES = 4;
    private static final int LENGTH_WORDS = 0x3f;
    private static final int NEXT_PROTOCOL_AT = 3;

    private final LayerTable nextProtocols;

    Nsh(LayerTable nextProtocols) {
        this.nextProtocols = nextProtocols;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(MIN_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int length = (cursor.u16(0) & LENGTH_WORDS) * WORD_BYTES;
        int next = cursor.u8(NEXT_PROTOCOL_AT);
        if (length < MIN_BYTES) {
            return cursor.end(Outcome.MALFORMED_HEADER);
        }
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        return nextProtocols.get(next);
    }
}
