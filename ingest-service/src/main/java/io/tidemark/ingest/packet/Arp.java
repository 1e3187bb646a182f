package io.tidemark.ingest.packet;

/** ARP for IPv4 over Ethernet, RFC 826. It has no streams, but tells that what carries it is a tunnel. */
final class Arp implements Layer {

    private static final int HEADER_BYTES = 8;
    private static final int ETHERNET = 1;
    private static final int IPV4 = 0x0800;
    private static final int ADDRESS_LENGTHS = 0x0604;

    @Override
    public Layer decode(Cursor cursor) {
        boolean known = cursor.has(HEADER_BYTES)
                && cursor.u16(0) == ETHERNET
                && cursor.u16(2) == IPV4
                && cursor.u16(4) == ADDRESS_LENGTHS;
        if (known && cursor.inTunnel()) {
            cursor.enterTunnel();
        }
        return cursor.end(Outcome.NOT_IP);
    }
}
