package io.tidemark.ingest.packet;

/**
 * ICMPv6, RFC 4443: its errors quote the packet that caused them, and so belong to that packet's stream. So do redirects, RFC
 * 4861, in an option. The length of the quote (RFC 4884) is not read; other messages carry nothing and are no stream.
 */
final class Icmpv6 implements Layer {

    private static final int HEADER_BYTES = 8;
    /** Destination unreachable, packet too big, time exceeded, parameter problem are 1 to 4. */
    private static final int LAST_ERROR = 4;

    private static final int REDIRECT = 137;
    /** With the target's address and the destination's. */
    private static final int REDIRECT_BYTES = 40;

    private static final int OPTION_UNIT_BYTES = 8;
    private static final int REDIRECTED_HEADER = 4;

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
        if (type == REDIRECT) {
            return redirected(cursor);
        }
        if (type < 1 || type > LAST_ERROR) {
            return cursor.end(Outcome.OTHER_IP_PROTOCOL);
        }
        cursor.advance(HEADER_BYTES);
        cursor.enterQuote();
        return ipv6;
    }

    private Layer redirected(Cursor cursor) {
        int length = REDIRECT_BYTES;
        while (cursor.has(length + OPTION_UNIT_BYTES)) {
            cursor.advance(length);
            if (cursor.u8(0) == REDIRECTED_HEADER) {
                cursor.advance(OPTION_UNIT_BYTES);
                cursor.enterQuote();
                return ipv6;
            }
            length = Math.max(cursor.u8(1), 1) * OPTION_UNIT_BYTES;
        }
        return cursor.end(Outcome.OTHER_IP_PROTOCOL);
    }
}
