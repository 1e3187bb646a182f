package io.tidemark.ingest.packet;

/**
 * PPP, RFC 1661: a protocol number of one or two bytes; a single one is odd (protocol field compression). Payloads that are
 * compressed or encrypted (CCP, ECP), and compressed TCP and IP headers, are not read.
 */
final class Ppp implements Layer {

    private final LayerTable pppProtocols;

    Ppp(LayerTable pppProtocols) {
        this.pppProtocols = pppProtocols;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(2)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        boolean single = (cursor.u8(0) & 1) != 0;
        int protocol = single ? cursor.u8(0) : cursor.u16(0);
        cursor.advance(single ? 1 : 2);
        return pppProtocols.get(protocol);
    }
}
