package io.tidemark.ingest.packet;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * IP payload compression, RFC 3173, by DEFLATE (RFC 2394): 4 bytes, then compressed data. Which algorithm it is only the key
 * exchange knows, so whatever does not expand ends here. Expanded payloads are read up to {@value #MAX_BYTES} bytes. What is
 * compressed once more inside of them is not read: it could expand to itself for ever.
 */
final class IpComp implements Layer {

    private static final int HEADER_BYTES = 4;
    private static final int MAX_BYTES = 65_535;

    private final LayerTable ipProtocols;
    private final Inflater inflater = new Inflater(true);
    private final byte[] expanded = new byte[MAX_BYTES];

    IpComp(LayerTable ipProtocols) {
        this.ipProtocols = ipProtocols;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int next = cursor.u8(0);
        cursor.advance(HEADER_BYTES);
        int length = cursor.isIn(expanded) ? 0 : expand(cursor);
        if (length == 0) {
            return cursor.end(Outcome.ENCRYPTED);
        }
        cursor.continueIn(expanded, length, length);
        return ipProtocols.get(next);
    }

    /** Number of bytes expanded, 0 where the data are no DEFLATE or cut. */
    private int expand(Cursor cursor) {
        inflater.reset();
        cursor.feed(inflater);
        try {
            int length = inflater.inflate(expanded);
            return inflater.finished() ? length : 0;
        } catch (DataFormatException notDeflate) {
            return 0;
        }
    }
}
