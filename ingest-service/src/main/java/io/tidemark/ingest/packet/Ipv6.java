package io.tidemark.ingest.packet;

/**
 * IPv6, RFC 8200. A payload length of 0 means a jumbogram (RFC 2675), or a segment that a network card will cut up: the
 * frame's length stands for it.
 */
final class Ipv6 implements Layer {

    private static final int HEADER_BYTES = 40;

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
        cursor.advance(HEADER_BYTES);
        if (payloadLength > 0) {
            cursor.endAfter(payloadLength);
        }
        return ipProtocols.get(nextHeader);
    }

    private static void readAddresses(Cursor cursor) {
        Packet packet = cursor.packet;
        packet.addressBytes = 16;
        packet.sourceHigh = cursor.i64(8);
        packet.sourceLow = cursor.i64(16);
        packet.destinationHigh = cursor.i64(24);
        packet.destinationLow = cursor.i64(32);
    }
}
