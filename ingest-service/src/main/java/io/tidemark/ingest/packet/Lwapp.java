package io.tidemark.ingest.packet;

/** LWAPP data, RFC 5412: 6 bytes before an 802.11 frame. Control messages and fragments are not read. */
final class Lwapp implements Layer {

    private static final int HEADER_BYTES = 6;
    private static final int CONTROL = 0x04;

    private final Layer wlan;

    Lwapp(Layer wlan) {
        this.wlan = wlan;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        if ((cursor.u8(0) & CONTROL) != 0) {
            return cursor.end(Outcome.NOT_IP);
        }
        cursor.advance(HEADER_BYTES);
        return wlan;
    }
}
