package io.tidemark.ingest.packet;

/** IP of either version, told apart by its first four bits. */
final class RawIp implements Layer {

    private final Layer ipv4;
    private final Layer ipv6;

    RawIp(Layer ipv4, Layer ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(1)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        return switch (cursor.u8(0) >>> 4) {
            case 4 -> ipv4;
            case 6 -> ipv6;
            default -> cursor.end(Outcome.MALFORMED_HEADER);
        };
    }
}
