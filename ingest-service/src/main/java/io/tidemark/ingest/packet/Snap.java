package io.tidemark.ingest.packet;

/**
 * The subnetwork access protocol of IEEE 802: an organisation of 3 bytes and its protocol of 2. Read are EtherTypes
 * (organisation 0, and 0000f8 of 802.1H) and bridged Ethernet frames (0080c2, RFC 2684), behind padding where the link has some.
 */
final class Snap implements Layer {

    private static final int HEADER_BYTES = 5;
    private static final int ORGANISATION_SHIFT = 8;
    private static final int ENCAPSULATED_ETHERNET = 0;
    private static final int BRIDGE_TUNNEL = 0x0000f8;
    private static final int BRIDGED = 0x0080c2;
    private static final int ETHERNET_WITH_CHECK_SEQUENCE = 1;
    private static final int ETHERNET = 7;

    private final LayerTable etherTypes;
    private final Layer bridged;

    /**
     * @param bridged decodes bridged Ethernet frames with the padding before them
     */
    Snap(LayerTable etherTypes, Layer bridged) {
        this.etherTypes = etherTypes;
        this.bridged = bridged;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int organisation = cursor.u16(0) << ORGANISATION_SHIFT | cursor.u8(2);
        int protocol = cursor.u16(3);
        cursor.advance(HEADER_BYTES);
        return switch (organisation) {
            case ENCAPSULATED_ETHERNET, BRIDGE_TUNNEL -> etherTypes.get(protocol);
            case BRIDGED -> isEthernet(protocol) ? bridged : cursor.end(Outcome.NOT_IP);
            default -> cursor.end(Outcome.NOT_IP);
        };
    }

    private static boolean isEthernet(int protocol) {
        return protocol == ETHERNET || protocol == ETHERNET_WITH_CHECK_SEQUENCE;
    }
}
