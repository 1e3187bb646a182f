package io.tidemark.ingest.packet;

/**
 * The extension headers of IPv6 that all begin with next header and length: hop-by-hop and destination options, routing. The last
 * stop of a route is not read: addresses are those of the IP header.
 */
final class Ipv6Extension implements Layer {

    private static final int UNIT_BYTES = 8;

    private final LayerTable ipProtocols;

    Ipv6Extension(LayerTable ipProtocols) {
        this.ipProtocols = ipProtocols;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(UNIT_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int nextHeader = cursor.u8(0);
        int length = (cursor.u8(1) + 1) * UNIT_BYTES;
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        return ipProtocols.get(nextHeader);
    }
}
