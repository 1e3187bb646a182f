package io.tidemark.ingest.packet;

/**
 * UDP, RFC 768, and UDP-Lite, RFC 3828, whose coverage is taken for its length. What a known port carries is decoded further: tunnels.
 * Tunnels on other ports are not found, and a port that belongs to something else too is not recognised by it: DNS to 4789 is
 * taken for VXLAN. Checksums are not looked at.
 */
final class Udp implements Layer {

    private static final int HEADER_BYTES = 8;

    private final LayerTable ports;

    Udp(LayerTable ports) {
        this.ports = ports;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int length = cursor.u16(4);
        Packet packet = cursor.packet;
        boolean jumbo = length == 0 && packet.addressBytes == 16;
        if (length < HEADER_BYTES && !jumbo) {
            return cursor.end(Outcome.MALFORMED_HEADER);
        }
        packet.protocol = Protocol.UDP;
        packet.sourcePort = cursor.u16(0);
        packet.destinationPort = cursor.u16(2);
        packet.flags = 0;
        packet.sequence = 0;
        packet.acknowledgment = 0;
        packet.sequenced = false;
        packet.payloadMark = cursor.sequenced() ? PacketIdentity.ofPayload(cursor, HEADER_BYTES, length) : 0;
        cursor.found();
        if (!jumbo) {
            cursor.endAfter(length);
        }
        cursor.advance(HEADER_BYTES);
        return payload(packet.sourcePort, packet.destinationPort);
    }

    /** As in Wireshark the lower port comes first. */
    private Layer payload(int sourcePort, int destinationPort) {
        Layer byLower = ports.get(Math.min(sourcePort, destinationPort));
        return byLower != Layer.END ? byLower : ports.get(Math.max(sourcePort, destinationPort));
    }
}
