package io.tidemark.ingest.packet;

/**
 * Endace's extensible record format, LINKTYPE_ERF: 16 bytes, extension headers of 8, then what the kind of record says: read are
 * Ethernet, IPv4 and IPv6. The time in it is the container's already.
 */
final class Erf implements Layer {

    private static final int HEADER_BYTES = 16;
    private static final int EXTENSION_BYTES = 8;
    private static final int KIND_AT = 8;
    private static final int KIND = 0x7f;
    private static final int MORE = 0x80;

    private final Layer ethernet;
    private final Layer ipv4;
    private final Layer ipv6;

    Erf(Layer ethernet, Layer ipv4, Layer ipv6) {
        this.ethernet = FixedHeader.before(2, ethernet);
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int kind = cursor.u8(KIND_AT);
        cursor.advance(HEADER_BYTES);
        boolean more = (kind & MORE) != 0;
        while (more) {
            if (!cursor.has(EXTENSION_BYTES)) {
                return cursor.end(Outcome.CUT_HEADER);
            }
            more = (cursor.u8(0) & MORE) != 0;
            cursor.advance(EXTENSION_BYTES);
        }
        return ofKind(cursor, kind & KIND);
    }

    private Layer ofKind(Cursor cursor, int kind) {
        return switch (kind) {
            case 2, 11, 16, 20 -> ethernet;
            case 22 -> ipv4;
            case 23 -> ipv6;
            default -> cursor.end(Outcome.NOT_IP);
        };
    }
}
