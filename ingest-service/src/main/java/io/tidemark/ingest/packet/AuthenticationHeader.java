package io.tidemark.ingest.packet;

/** The IP authentication header, RFC 4302: what follows it is in the clear. Nothing is authenticated. */
final class AuthenticationHeader implements Layer {

    private static final int MIN_BYTES = 12;
    private static final int WORD_BYTES = 4;

    private final LayerTable ipProtocols;

    AuthenticationHeader(LayerTable ipProtocols) {
        this.ipProtocols = ipProtocols;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(MIN_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int nextHeader = cursor.u8(0);
        int length = (cursor.u8(1) + 2) * WORD_BYTES;
        if (length < MIN_BYTES) {
            return cursor.end(Outcome.MALFORMED_HEADER);
        }
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        return ipProtocols.get(nextHeader);
    }
}
