package io.tidemark.ingest.packet;

/**
 * Data messages of L2TP version 2, RFC 2661: PPP. Version 3 (RFC 3931) does not say in its data messages what they carry nor how
 * long their cookie is; only the control messages of its session do, which are not followed, so it ends here.
 */
final class L2tp implements Layer {

    private static final int CONTROL = 0x8000;
    private static final int LENGTH = 0x4000;
    private static final int SEQUENCE = 0x0800;
    private static final int OFFSET = 0x0200;
    private static final int VERSION = 0x000f;
    private static final int MIN_BYTES = 6;

    private final Layer ppp;

    L2tp(Layer ppp) {
        this.ppp = ppp;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(MIN_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int flags = cursor.u16(0);
        if ((flags & CONTROL) != 0 || (flags & VERSION) != 2) {
            return cursor.end(Outcome.NOT_IP);
        }
        boolean hasLength = (flags & LENGTH) != 0;
        if (hasLength && cursor.u16(2) < MIN_BYTES) {
            return cursor.end(Outcome.MALFORMED_HEADER);
        }
        int length = MIN_BYTES + (hasLength ? 2 : 0) + ((flags & SEQUENCE) != 0 ? 4 : 0);
        return payload(cursor, length, (flags & OFFSET) != 0);
    }

    /** An offset says by how many bytes of padding the payload comes later. */
    private Layer payload(Cursor cursor, int length, boolean hasOffset) {
        int headerBytes = length;
        if (hasOffset && cursor.has(length + 2)) {
            headerBytes += 2 + cursor.u16(length);
        }
        if (!cursor.has(headerBytes)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(headerBytes);
        return ppp;
    }
}
