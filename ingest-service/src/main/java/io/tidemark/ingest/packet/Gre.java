package io.tidemark.ingest.packet;

/**
 * GRE, RFC 2784 with key and sequence number of RFC 2890: carries what its EtherType says. Source routes of RFC 1701 and
 * version 1 (PPTP) are not read.
 */
final class Gre implements Layer {

    private static final int BASE_BYTES = 4;
    private static final int WORD_BYTES = 4;
    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int VERSION = 0x0007;

    private final LayerTable etherTypes;

    Gre(LayerTable etherTypes) {
        this.etherTypes = etherTypes;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(BASE_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int flags = cursor.u16(0);
        int etherType = cursor.u16(2);
        if ((flags & (ROUTING | VERSION)) != 0) {
            return cursor.end(Outcome.OTHER_IP_PROTOCOL);
        }
        int length = BASE_BYTES + WORD_BYTES * Integer.bitCount(flags & (CHECKSUM | KEY | SEQUENCE));
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        return etherTypes.get(etherType);
    }
}
