package io.tidemark.ingest.packet;

/**
 * The TaZmen sniffer protocol (port 37008): 4 bytes, tagged fields up to the end tag, then a mirrored frame. Only received
 * Ethernet and 802.11 frames are read.
 */
final class Tzsp implements Layer {

    private static final int HEADER_BYTES = 4;
    private static final int LAST_PACKET_TYPE = 1;
    private static final int ETHERNET = 1;
    private static final int IEEE_802_11 = 18;
    private static final int PADDING = 0;
    private static final int END = 1;

    private final Layer ethernet;
    private final Layer wlan;

    Tzsp(Layer ethernet, Layer wlan) {
        this.ethernet = ethernet;
        this.wlan = wlan;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int type = cursor.u8(1);
        int encapsulation = cursor.u16(2);
        cursor.advance(HEADER_BYTES);
        if (type > LAST_PACKET_TYPE || !passTags(cursor)) {
            return cursor.end(Outcome.NOT_IP);
        }
        return switch (encapsulation) {
            case ETHERNET -> ethernet;
            case IEEE_802_11 -> wlan;
            default -> cursor.end(Outcome.NOT_IP);
        };
    }

    private static boolean passTags(Cursor cursor) {
        while (cursor.has(1)) {
            int tag = cursor.u8(0);
            int length = tag == PADDING || tag == END ? 1 : cursor.has(2) ? 2 + cursor.u8(1) : Integer.MAX_VALUE;
            if (!cursor.has(length)) {
                return false;
            }
            cursor.advance(length);
            if (tag == END) {
                return true;
            }
        }
        return false;
    }
}
