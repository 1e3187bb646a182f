package io.tidemark.ingest.packet;

/** The identifier that ISO/IEC TR 9577 gives each network layer protocol, one byte. Only IP, PPP and SNAP are read. */
final class NetworkLayerId implements Layer {

    private static final int SNAP = 0x80;
    private static final int IPV6 = 0x8e;
    private static final int IPV4 = 0xcc;
    private static final int PPP = 0xcf;

    private final Layer ipv4;
    private final Layer ipv6;
    private final Layer ppp;
    private final Layer snap;

    NetworkLayerId(Layer ipv4, Layer ipv6, Layer ppp, Layer snap) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        this.ppp = ppp;
        this.snap = snap;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(1)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int identifier = cursor.u8(0);
        cursor.advance(1);
        return switch (identifier) {
            case IPV4 -> ipv4;
            case IPV6 -> ipv6;
            case PPP -> ppp;
            case SNAP -> snap;
            default -> cursor.end(Outcome.NOT_IP);
        };
    }
}
