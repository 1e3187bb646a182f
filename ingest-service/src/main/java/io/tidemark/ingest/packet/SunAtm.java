package io.tidemark.ingest.packet;

/**
 * ATM as Sun's drivers show it, LINKTYPE_SUNATM: 4 bytes with the kind of traffic. Read are LLC (RFC 2684) and LAN emulation of
 * Ethernet.
 */
final class SunAtm implements Layer {

    private static final int HEADER_BYTES = 4;
    private static final int KIND = 0x0f;
    private static final int UNKNOWN = 0;
    private static final int LAN_EMULATION = 1;
    private static final int LLC = 2;
    private static final int LAN_EMULATION_BYTES = 2;

    private final Layer llc;
    private final Layer lanEmulation;

    SunAtm(Layer llc, Layer ethernet) {
        this.llc = llc;
        this.lanEmulation = FixedHeader.before(LAN_EMULATION_BYTES, ethernet);
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int kind = cursor.u8(0) & KIND;
        cursor.advance(HEADER_BYTES);
        return switch (kind) {
            case UNKNOWN, LLC -> llc;
            case LAN_EMULATION -> lanEmulation;
            default -> cursor.end(Outcome.NOT_IP);
        };
    }
}
