package io.tidemark.ingest.packet;

/**
 * What Linux' packet filter logs, LINKTYPE_NFLOG: 4 bytes with the address family, then attributes, of which one is the IP
 * packet. Attributes are in the byte order of the machine that captured; only least significant byte first is read, as in
 * Wireshark.
 */
final class Nflog implements Layer {

    private static final int HEADER_BYTES = 4;
    private static final int ATTRIBUTE_BYTES = 4;
    private static final int PAYLOAD = 9;
    private static final int INET = 2;
    private static final int INET6 = 10;

    private final Layer ipv4;
    private final Layer ipv6;

    Nflog(Layer ipv4, Layer ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int family = cursor.u8(0);
        cursor.advance(HEADER_BYTES);
        while (cursor.has(ATTRIBUTE_BYTES)) {
            int length = cursor.le16(0);
            int padded = (length + ATTRIBUTE_BYTES - 1) / ATTRIBUTE_BYTES * ATTRIBUTE_BYTES;
            if (length < ATTRIBUTE_BYTES) {
                return cursor.end(Outcome.MALFORMED_HEADER);
            }
            if (cursor.le16(2) == PAYLOAD) {
                return payload(cursor, family, length);
            }
            if (!cursor.has(padded)) {
                return cursor.end(Outcome.CUT_HEADER);
            }
            cursor.advance(padded);
        }
        return cursor.end(Outcome.NOT_IP);
    }

    private Layer payload(Cursor cursor, int family, int length) {
        cursor.endAfter(length);
        cursor.advance(ATTRIBUTE_BYTES);
        return switch (family) {
            case INET -> ipv4;
            case INET6 -> ipv6;
            default -> cursor.end(Outcome.NOT_IP);
        };
    }
}
