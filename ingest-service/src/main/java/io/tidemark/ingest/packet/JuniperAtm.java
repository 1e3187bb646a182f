package io.tidemark.ingest.packet;

/**
 * ATM on Juniper's first and second generation of cards: a cookie of 4 or 8 bytes, then LLC, IP of its own (RFC 2684) or behind
 * Cisco's identifier, or PPP (RFC 2364), told apart by their first bytes. Bridged Ethernet without LLC and OAM cells are not
 * read.
 */
final class JuniperAtm implements Layer {

    private static final int SNAP = 0xaaaa03;
    private static final int OSI = 0xfefe03;
    private static final int CISCO = 0x03;

    private final int cookieBytes;
    private final Layer llc;
    private final Layer networkLayerId;
    private final Layer ppp;
    private final Layer ip;

    private JuniperAtm(int cookieBytes, Layer llc, Layer networkLayerId, Layer ppp, Layer ip) {
        this.cookieBytes = cookieBytes;
        this.llc = llc;
        this.networkLayerId = networkLayerId;
        this.ppp = ppp;
        this.ip = ip;
    }

    static JuniperAtm ofAtm1(Layer llc, Layer networkLayerId, Layer ppp, Layer ip) {
        return new JuniperAtm(4, llc, networkLayerId, ppp, ip);
    }

    static JuniperAtm ofAtm2(Layer llc, Layer networkLayerId, Layer ppp, Layer ip) {
        return new JuniperAtm(8, llc, networkLayerId, ppp, ip);
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(cookieBytes + Integer.BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(cookieBytes);
        int beginning = cursor.i32(0) >>> Byte.SIZE;
        if (beginning == SNAP || beginning == OSI) {
            return llc;
        }
        return ofFirstByte(cursor);
    }

    private Layer ofFirstByte(Cursor cursor) {
        int first = cursor.u8(0);
        if (first == CISCO) {
            cursor.advance(1);
            return networkLayerId;
        }
        return switch (first >>> 4) {
            case 4, 6 -> ip;
            case 0, 2, 5 -> ppp;
            default -> cursor.end(Outcome.NOT_IP);
        };
    }
}
