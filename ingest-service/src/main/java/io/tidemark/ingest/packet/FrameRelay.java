package io.tidemark.ingest.packet;

/**
 * Frame relay: an address of 2 to 4 bytes (ITU-T Q.922), then RFC 2427's unnumbered information with a network layer's
 * identifier, or else Cisco's EtherType. Compressed and fragmented payloads (FRF.9, FRF.12) are not read.
 */
final class FrameRelay implements Layer {

    private static final int MAX_ADDRESS_BYTES = 4;
    private static final int LAST_ADDRESS_BYTE = 1;
    private static final int UNNUMBERED_INFORMATION = 0x03;
    private static final int PADDING = 0;

    private final Layer networkLayerId;
    private final LayerTable hdlcProtocols;

    FrameRelay(Layer networkLayerId, LayerTable hdlcProtocols) {
        this.networkLayerId = networkLayerId;
        this.hdlcProtocols = hdlcProtocols;
    }

    @Override
    public Layer decode(Cursor cursor) {
        int length = 0;
        boolean last = false;
        while (!last && length < MAX_ADDRESS_BYTES && cursor.has(length + 1)) {
            last = (cursor.u8(length) & LAST_ADDRESS_BYTE) != 0;
            length++;
        }
        if (!cursor.has(length + 2)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        return cursor.u8(0) == UNNUMBERED_INFORMATION ? information(cursor) : ciscos(cursor);
    }

    private Layer information(Cursor cursor) {
        cursor.advance(cursor.u8(1) == PADDING ? 2 : 1);
        return networkLayerId;
    }

    private Layer ciscos(Cursor cursor) {
        int etherType = cursor.u16(0);
        cursor.advance(2);
        return hdlcProtocols.get(etherType);
    }
}
