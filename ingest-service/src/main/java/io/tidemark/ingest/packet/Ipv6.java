package io.tidemark.ingest.packet;

/**
 * IPv6, RFC 8200, and its jumbograms, RFC 2675. As in Wireshark 4.0 a payload length of 0 without a jumbo option means no
 * payload; so segments that a network card is yet to cut up (BIG TCP) are not read.
 */
final class Ipv6 implements Layer {

    private static final int HEADER_BYTES = 40;
    private static final int HOP_BY_HOP = 0;
    private static final int UNIT_BYTES = 8;
    /** In the order of the option: its kind, its length. */
    private static final int JUMBO_OPTION = 0xc204;

    private final LayerTable ipProtocols;

    Ipv6(LayerTable ipProtocols) {
        this.ipProtocols = ipProtocols;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        if (cursor.u8(0) >>> 4 != 6) {
            return cursor.end(Outcome.MALFORMED_HEADER);
        }
        int payloadLength = cursor.u16(4);
        int nextHeader = cursor.u8(6);
        readAddresses(cursor);
        boolean known = ipProtocols.has(nextHeader);
        if (cursor.inTunnel() && known && HEADER_BYTES + payloadLength <= cursor.remaining()) {
            cursor.enterTunnel();
        }
        cursor.advance(HEADER_BYTES);
        cursor.endAfter(payloadLength > 0 ? payloadLength : jumboLength(cursor, nextHeader));
        return ipProtocols.get(nextHeader);
    }

    /**
     * The length of a jumbogram's payload, 0 where it is none. Its option comes first, for it must begin 2 bytes behind a word.
     */
    private static long jumboLength(Cursor cursor, int nextHeader) {
        boolean jumbo = nextHeader == HOP_BY_HOP && cursor.has(UNIT_BYTES) && cursor.u16(2) == JUMBO_OPTION;
        return jumbo && cursor.u32(4) > 0xffff ? cursor.u32(4) : 0;
    }

    private static void readAddresses(Cursor cursor) {
        Packet packet = cursor.packet;
        cursor.enterIp();
        packet.identification = 0;
        packet.hopLimit = cursor.u8(7);
        packet.addressBytes = 16;
        packet.sourceHigh = cursor.i64(8);
        packet.sourceLow = cursor.i64(16);
        packet.destinationHigh = cursor.i64(24);
        packet.destinationLow = cursor.i64(32);
    }
}
