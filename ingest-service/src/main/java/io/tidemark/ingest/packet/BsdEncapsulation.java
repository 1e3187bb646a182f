package io.tidemark.ingest.packet;

/** OpenBSD's enc interface, LINKTYPE_ENC: address family, security parameters index and flags, 12 bytes, then decrypted IP. */
final class BsdEncapsulation implements Layer {

    private static final int HEADER_BYTES = 12;

    private final BsdFamily families;

    BsdEncapsulation(BsdFamily families) {
        this.families = families;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        // in the byte order of the machine that captured, and always small
        Layer next = families.layer((int) Math.min(cursor.u32(0), cursor.le32(0)));
        cursor.advance(HEADER_BYTES);
        return next != Layer.END ? next : cursor.end(Outcome.NOT_IP);
    }
}
