package io.tidemark.ingest.packet;

/** A bridged LAN frame over PPP, RFC 3518 section 4.2: only Ethernet's; token ring, FDDI and spanning tree are not read. */
final class BridgedPpp implements Layer {

    private static final int HEADER_BYTES = 2;
    private static final int LAN_ID_BYTES = 4;
    private static final int LAN_ID = 0x40;
    private static final int ETHERNET = 1;

    private final Layer ethernet;

    BridgedPpp(Layer ethernet) {
        this.ethernet = ethernet;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        if (cursor.u8(1) != ETHERNET) {
            return cursor.end(Outcome.NOT_IP);
        }
        int length = HEADER_BYTES + ((cursor.u8(0) & LAN_ID) != 0 ? LAN_ID_BYTES : 0);
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        return ethernet;
    }
}
