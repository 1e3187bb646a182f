package io.tidemark.ingest.packet;

/** One tag of IEEE 802.1Q or 802.1ad: 4 bytes. Tags are no part of a stream's key, but of that of IPv4's fragments. */
final class Vlan implements Layer {

    private static final int TAG_BYTES = 4;
    private static final int IDENTIFIER = 0xfff;

    private final LayerTable etherTypes;
    private final Layer llc;

    Vlan(LayerTable etherTypes, Layer llc) {
        this.etherTypes = etherTypes;
        this.llc = llc;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(TAG_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.enterVlan(cursor.u16(0) & IDENTIFIER);
        int typeOrLength = cursor.u16(2);
        cursor.advance(TAG_BYTES);
        return typeOrLength >= Ethernet.MIN_ETHER_TYPE ? etherTypes.get(typeOrLength) : llc;
    }
}
