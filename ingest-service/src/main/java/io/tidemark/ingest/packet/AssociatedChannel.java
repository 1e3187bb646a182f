package io.tidemark.ingest.packet;

/** The header of a channel associated with a pseudowire, RFC 4385: 4 bytes, the kind of channel last. Only IP in it is read. */
final class AssociatedChannel implements Layer {

    private static final int HEADER_BYTES = 4;
    private static final int IPV4_CHANNEL = 0x0021;
    private static final int IPV6_CHANNEL = 0x0057;

    private final Layer ipv4;
    private final Layer ipv6;

    AssociatedChannel(Layer ipv4, Layer ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int channel = cursor.u16(2);
        cursor.advance(HEADER_BYTES);
        return switch (channel) {
            case IPV4_CHANNEL -> ipv4;
            case IPV6_CHANNEL -> ipv6;
            default -> cursor.end(Outcome.NOT_IP);
        };
    }
}
