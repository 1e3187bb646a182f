package io.tidemark.ingest.packet;

/**
 * A stack of MPLS labels, RFC 3032: 4 bytes each. Nothing says what follows the bottom; as in Wireshark 4.0 the first four bits
 * do: 4 and 6 are IP, 1 is an associated channel (RFC 4385), 0 is taken for an Ethernet pseudowire.
 */
final class Mpls implements Layer {

    private static final int ENTRY_BYTES = 4;
    private static final int BOTTOM = 0x100;
    private static final int LABEL_SHIFT = 12;
    /** RFC 5586. */
    private static final int ASSOCIATED_CHANNEL_LABEL = 13;
    /** OAM alert, RFC 3429. */
    private static final int OAM_LABEL = 14;

    private final Layer ipv4;
    private final Layer ipv6;
    private final Layer associatedChannel;
    private final Layer pseudowire;

    Mpls(Layer ipv4, Layer ipv6, Layer associatedChannel, Layer pseudowire) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        this.associatedChannel = associatedChannel;
        this.pseudowire = pseudowire;
    }

    @Override
    public Layer decode(Cursor cursor) {
        while (cursor.has(ENTRY_BYTES + 1)) {
            int entry = cursor.i32(0);
            cursor.advance(ENTRY_BYTES);
            if ((entry & BOTTOM) != 0) {
                return payload(cursor, entry >>> LABEL_SHIFT);
            }
        }
        return cursor.end(Outcome.CUT_HEADER);
    }

    private Layer payload(Cursor cursor, int label) {
        if (label == ASSOCIATED_CHANNEL_LABEL) {
            return associatedChannel;
        }
        if (label == OAM_LABEL) {
            return cursor.end(Outcome.NOT_IP);
        }
        return switch (cursor.u8(0) >>> 4) {
            case 0 -> pseudowire;
            case 1 -> associatedChannel;
            case 4 -> ipv4;
            case 6 -> ipv6;
            default -> cursor.end(Outcome.NOT_IP);
        };
    }
}
