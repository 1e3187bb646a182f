package io.tidemark.ingest.packet;

/**
 * ICMP, RFC 792: its errors quote the packet that caused them, and so belong to that packet's stream. As in Wireshark 4.0 a
 * redirect quotes no more than 8 bytes behind the IP header, which is too little of TCP. The length of the quote and the extensions
 * behind it (RFC 4884) are not read: what the quoted IP header says is long enough. Other messages carry nothing and are no stream.
 */
final class Icmp implements Layer {

    private static final int HEADER_BYTES = 8;
    private static final int REDIRECT = 5;
    private static final int REDIRECTED_BYTES = 8;

    private final Layer ip;

    Icmp(Layer ip) {
        this.ip = ip;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.OTHER_IP_PROTOCOL);
        }
        int type = cursor.u8(0);
        if (!isError(type)) {
            return cursor.end(Outcome.OTHER_IP_PROTOCOL);
        }
        cursor.advance(HEADER_BYTES);
        if (type == REDIRECT && cursor.has(1)) {
            cursor.endAfter((cursor.u8(0) & 0xf) * 4 + REDIRECTED_BYTES);
        }
        cursor.enterQuote();
        return ip;
    }

    /** Destination unreachable, source quench, redirect, time exceeded, parameter problem. */
    private static boolean isError(int type) {
        return type == 3 || type == 4 || type == REDIRECT || type == 11 || type == 12;
    }
}
