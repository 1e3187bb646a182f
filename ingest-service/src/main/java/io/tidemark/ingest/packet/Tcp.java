package io.tidemark.ingest.packet;

/**
 * TCP, RFC 9293. As in Wireshark a header counts once its first 16 bytes are there. One that claims to be shorter than a header
 * can be belongs to its stream, but its flags tell nothing. Options and payload are not read, and streams are not put together.
 */
final class Tcp implements Layer {

    static final int SHORTEST_HEADER_BYTES = 20;
    static final int DATA_OFFSET_AT = 12;
    private static final int NEEDED_BYTES = 16;

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(NEEDED_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        Packet packet = cursor.packet;
        packet.protocol = Protocol.TCP;
        packet.sourcePort = cursor.u16(0);
        packet.destinationPort = cursor.u16(2);
        packet.sequence = cursor.i32(4);
        packet.acknowledgment = cursor.i32(8);
        int offsetAndFlags = cursor.u16(DATA_OFFSET_AT);
        packet.flags = offsetAndFlags & TcpFlags.MASK;
        int headerBytes = (offsetAndFlags >>> 12) * 4;
        packet.payloadMark = 0;
        packet.tellsFlags = headerBytes >= SHORTEST_HEADER_BYTES;
        packet.sequenced = cursor.sequenced() && cursor.remaining() >= headerBytes;
        cursor.found();
        return cursor.end(Outcome.FOUND);
    }
}
