package io.tidemark.ingest.packet;

/**
 * The fragment header of IPv6, RFC 8200 section 4.5: 8 bytes. As in Wireshark 4.0 a fragment cut by the capture counts for
 * nothing, be it the first.
 */
final class Ipv6Fragment implements Layer {

    private static final int HEADER_BYTES = 8;
    private static final int OFFSET_MASK = 0xfff8;
    private static final int MORE_FRAGMENTS = 1;

    private final LayerTable ipProtocols;
    private final Reassembly reassembly;

    Ipv6Fragment(LayerTable ipProtocols, Reassembly reassembly) {
        this.ipProtocols = ipProtocols;
        this.reassembly = reassembly;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        Layer next = ipProtocols.get(cursor.u8(0));
        int fragment = cursor.u16(2);
        long identification = cursor.u32(4);
        cursor.advance(HEADER_BYTES);
        boolean more = (fragment & MORE_FRAGMENTS) != 0;
        int fragmentOffset = fragment & OFFSET_MASK;
        if (!more && fragmentOffset == 0) {
            return next;
        }
        return cursor.whole()
                ? reassembly.add(cursor, identification, fragmentOffset, more, next)
                : cursor.end(Outcome.FRAGMENT);
    }
}
