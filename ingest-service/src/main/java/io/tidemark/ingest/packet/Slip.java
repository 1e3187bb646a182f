package io.tidemark.ingest.packet;

/**
 * SLIP as BSD/OS shows it, LINKTYPE_SLIP: 16 bytes of direction and compressed header, then IP (RFC 1055). Headers compressed as
 * in RFC 1144 are not restored. Wireshark 4.0 does not read this link type at all.
 */
final class Slip implements Layer {

    private static final int HEADER_BYTES = 16;
    private static final int UNCOMPRESSED_IP = 4;

    private final Layer ipv4;

    Slip(Layer ipv4) {
        this.ipv4 = ipv4;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        if (cursor.u8(1) >>> 4 != UNCOMPRESSED_IP) {
            return cursor.end(Outcome.NOT_IP);
        }
        cursor.advance(HEADER_BYTES);
        return ipv4;
    }
}
