package io.tidemark.ingest.packet;

/** Mobile IP over UDP, RFC 3519: its tunnel data messages carry IP behind 4 bytes. Registrations carry none. */
final class MobileIp implements Layer {

    private static final int HEADER_BYTES = 4;
    private static final int TUNNEL_DATA = 4;

    private final LayerTable ipProtocols;

    MobileIp(LayerTable ipProtocols) {
        this.ipProtocols = ipProtocols;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        if (cursor.u8(0) != TUNNEL_DATA) {
            return cursor.end(Outcome.NOT_IP);
        }
        int next = cursor.u8(1);
        cursor.advance(HEADER_BYTES);
        return ipProtocols.get(next);
    }
}
