package io.tidemark.ingest.packet;

/**
 * IEEE 802.2 logical link control: two service access points and a control field of one byte (unnumbered) or two. SNAP, IP (RFC
 * 948) and OSI's network layers are read.
 */
final class Llc implements Layer {

    private static final int MIN_BYTES = 3;
    private static final int IP = 0x06;
    private static final int SNAP = 0xaa;
    private static final int OSI = 0xfe;
    private static final int UNNUMBERED = 0x03;

    private final Layer ip;
    private final Layer snap;
    private final Layer networkLayerId;

    Llc(Layer ip, Layer snap, Layer networkLayerId) {
        this.ip = ip;
        this.snap = snap;
        this.networkLayerId = networkLayerId;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(MIN_BYTES)) {
            return cursor.end(Outcome.NOT_IP);
        }
        int destination = cursor.u8(0);
        int source = cursor.u8(1);
        int control = cursor.u8(2);
        boolean unnumbered = (control & UNNUMBERED) == UNNUMBERED;
        cursor.advance(unnumbered || !cursor.has(MIN_BYTES + 1) ? MIN_BYTES : MIN_BYTES + 1);
        if (destination == SNAP && source == SNAP && control == UNNUMBERED) {
            return snap;
        }
        return switch (destination) {
            case IP -> ip;
            case OSI -> networkLayerId;
            default -> cursor.end(Outcome.NOT_IP);
        };
    }
}
