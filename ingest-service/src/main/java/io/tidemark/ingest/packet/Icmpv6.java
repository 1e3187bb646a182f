package io.tidemark.ingest.packet;

/** ICMPv6, RFC 4443: its errors quote the packet that caused them, and so belong to that packet's stream. */
final class Icmpv6 implements Layer {

    private static final int HEADER_BYTES = 8;
    /** Destination unreachable, packet too big, time exceeded, parameter problem are 1 to 4. */
    private static final int LAST_ERROR = 4;

    private final Layer ipv6;

    Icmpv6(Layer ipv6) {
        this.ipv6 = ipv6;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.OTHER_IP_PROTOCOL);
        }
        int type = cursor.u8(0);
        if (type < 1 || type > LAST_ERROR) {
            return cursor.end(Outcome.OTHER_IP_PROTOCOL);
        }
        cursor.advance(HEADER_BYTES);
        cursor.enterQuote();
        return ipv6;
    }
}
