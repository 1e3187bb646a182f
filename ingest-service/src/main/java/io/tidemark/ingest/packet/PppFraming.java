package io.tidemark.ingest.packet;

/**
 * The address and control field before PPP in HDLC-like framing, RFC 1662, which peers may agree to leave out. Links that are
 * said to speak PPP may speak Cisco HDLC: its addresses are others. Bytes escaped as on an asynchronous line are not restored.
 */
final class PppFraming implements Layer {

    private static final int ALL_STATIONS = 0xff;
    private static final int CISCO_UNICAST = 0x0f;
    private static final int CISCO_MULTICAST = 0x8f;

    private final Layer ppp;
    private final Layer ciscoHdlc;

    PppFraming(Layer ppp, Layer ciscoHdlc) {
        this.ppp = ppp;
        this.ciscoHdlc = ciscoHdlc;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(2)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int address = cursor.u8(0);
        if (address == CISCO_UNICAST || address == CISCO_MULTICAST) {
            return ciscoHdlc;
        }
        if (address == ALL_STATIONS) {
            cursor.advance(2);
        }
        return ppp;
    }
}
