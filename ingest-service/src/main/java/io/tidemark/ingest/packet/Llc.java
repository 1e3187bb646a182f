package io.tidemark.ingest.packet;

/** IEEE 802.2 logical link control. Only SNAP with an EtherType (RFC 1042) carries IP; all else ends here. */
final class Llc implements Layer {

    private static final int SNAP_BYTES = 8;
    /** Both service access points, the control field of unnumbered information, and the organisation 0. */
    private static final long SNAP_ETHER_TYPE = 0xaaaa_0300_0000L;

    private final LayerTable etherTypes;

    Llc(LayerTable etherTypes) {
        this.etherTypes = etherTypes;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(SNAP_BYTES)) {
            return cursor.end(Outcome.NOT_IP);
        }
        if (cursor.i64(0) >>> Short.SIZE != SNAP_ETHER_TYPE) {
            return cursor.end(Outcome.NOT_IP);
        }
        int etherType = cursor.u16(6);
        cursor.advance(SNAP_BYTES);
        return etherTypes.get(etherType);
    }
}
