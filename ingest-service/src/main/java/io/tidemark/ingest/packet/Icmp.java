package io.tidemark.ingest.packet;

/** ICMP, RFC 792: its errors quote the packet that caused them, and so belong to that packet's stream. */
final class Icmp implements Layer {

    private static final int HEADER_BYTES = 8;

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
        cursor.enterQuote();
        return ip;
    }

    /** Destination unreachable, source quench, redirect, time exceeded, parameter problem. */
    private static boolean isError(int type) {
        return type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
    }
}
