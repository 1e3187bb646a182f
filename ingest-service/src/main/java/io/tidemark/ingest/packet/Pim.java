package io.tidemark.ingest.packet;

/** PIM version 2, RFC 7761: its Register messages carry the IP packet that is to be registered, behind 8 bytes. */
final class Pim implements Layer {

    private static final int HEADER_BYTES = 8;
    private static final int REGISTER = 0x21;

    private final Layer ip;

    Pim(Layer ip) {
        this.ip = ip;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES) || cursor.u8(0) != REGISTER) {
            return cursor.end(Outcome.OTHER_IP_PROTOCOL);
        }
        cursor.advance(HEADER_BYTES);
        return ip;
    }
}
