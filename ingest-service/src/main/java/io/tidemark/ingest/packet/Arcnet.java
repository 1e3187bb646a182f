package io.tidemark.ingest.packet;

/**
 * ARCnet: IP as in RFC 1201 (with a split flag and a sequence number) and RFC 1051 (without). Linux puts two bytes of offset
 * behind the addresses, BSD shows the 4 bytes that lengthen packets of an unlucky length. Packets split over several frames
 * are not put together.
 */
final class Arcnet implements Layer {

    private static final int ADDRESS_BYTES = 2;
    private static final int LINUX_OFFSET_BYTES = 2;
    private static final int SPLIT_BYTES = 3;
    private static final int IP_RFC_1201 = 0xd4;
    private static final int IP_RFC_1051 = 0xf0;
    private static final int IPV6 = 0xc4;

    /** Where the split flag belongs, in packets that would else have a length that ARCnet cannot send. */
    private static final int EXCEPTION = 0xff;

    private static final int EXCEPTION_BYTES = 4;

    private final int protocolAt;
    private final Layer ipv4;
    private final Layer ipv6;

    private Arcnet(int protocolAt, Layer ipv4, Layer ipv6) {
        this.protocolAt = protocolAt;
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    static Arcnet bsd(Layer ipv4, Layer ipv6) {
        return new Arcnet(ADDRESS_BYTES, ipv4, ipv6);
    }

    static Arcnet linux(Layer ipv4, Layer ipv6) {
        return new Arcnet(ADDRESS_BYTES + LINUX_OFFSET_BYTES, ipv4, ipv6);
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(protocolAt + 1)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int protocol = cursor.u8(protocolAt);
        int length = protocolAt + 1 + (protocol == IP_RFC_1051 ? 0 : splitBytes(cursor));
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        return switch (protocol) {
            case IP_RFC_1201, IP_RFC_1051 -> ipv4;
            case IPV6 -> ipv6;
            default -> cursor.end(Outcome.NOT_IP);
        };
    }

    private int splitBytes(Cursor cursor) {
        boolean linux = protocolAt > ADDRESS_BYTES;
        boolean exception = !linux && cursor.has(protocolAt + 2) && cursor.u8(protocolAt + 1) == EXCEPTION;
        return exception ? EXCEPTION_BYTES + SPLIT_BYTES : SPLIT_BYTES;
    }
}
