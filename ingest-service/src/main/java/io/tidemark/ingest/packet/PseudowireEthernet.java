package io.tidemark.ingest.packet;

/**
 * Ethernet behind MPLS labels, RFC 4448, with or without a control word of 4 bytes, which nothing tells: there is one where the first
 * four bits are 0 and no known EtherType stands where it would without. (Wireshark asks instead whether it knows the makers of the
 * addresses.)
 */
final class PseudowireEthernet implements Layer {

    private static final int CONTROL_WORD_BYTES = 4;
    private static final int TYPE_AT = 12;
    private static final int TYPE_BYTES = 2;

    private final LayerTable etherTypes;
    private final Layer ethernet;

    PseudowireEthernet(LayerTable etherTypes, Layer ethernet) {
        this.etherTypes = etherTypes;
        this.ethernet = ethernet;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(CONTROL_WORD_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        boolean controlWord = cursor.u8(0) >>> 4 == 0 && !hasKnownType(cursor);
        cursor.advance(controlWord ? CONTROL_WORD_BYTES : 0);
        return ethernet;
    }

    private boolean hasKnownType(Cursor cursor) {
        return cursor.has(TYPE_AT + TYPE_BYTES) && etherTypes.has(cursor.u16(TYPE_AT));
    }
}
