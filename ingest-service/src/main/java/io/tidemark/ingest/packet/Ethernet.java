package io.tidemark.ingest.packet;

/** Ethernet II and IEEE 802.3: 14 bytes, no preamble. A frame check sequence at the end is ignored as padding is. */
final class Ethernet implements Layer {

    static final int MIN_ETHER_TYPE = 0x600;

    private static final int HEADER_BYTES = 14;
    private static final int TYPE_AT = 12;
    private static final long BROADCAST = 0xffff_ffff_ffffL;

    private final LayerTable etherTypes;
    private final Layer llc;

    Ethernet(LayerTable etherTypes, Layer llc) {
        this.etherTypes = etherTypes;
        this.llc = llc;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int typeOrLength = cursor.u16(TYPE_AT);
        if (typeOrLength < MIN_ETHER_TYPE && InterSwitchLink.begins(cursor)) {
            cursor.advance(InterSwitchLink.HEADER_BYTES);
            return this;
        }
        if (cursor.i64(0) >>> Short.SIZE == BROADCAST) {
            cursor.enterBroadcast();
        }
        cursor.advance(HEADER_BYTES);
        if (typeOrLength >= MIN_ETHER_TYPE) {
            return etherTypes.get(typeOrLength);
        }
        cursor.endAfter(typeOrLength);
        return llc;
    }
}
