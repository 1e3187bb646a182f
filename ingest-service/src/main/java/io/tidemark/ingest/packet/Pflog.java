package io.tidemark.ingest.packet;

/**
 * The log of OpenBSD's packet filter, LINKTYPE_PFLOG: its length, padded to words of 4 bytes, and its address family come first.
 */
final class Pflog implements Layer {

    private static final int WORD_BYTES = 4;

    private final BsdFamily families;

    Pflog(BsdFamily families) {
        this.families = families;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(2)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int length = (cursor.u8(0) + WORD_BYTES - 1) / WORD_BYTES * WORD_BYTES;
        Layer next = families.layer(cursor.u8(1));
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        return next != Layer.END ? next : cursor.end(Outcome.NOT_IP);
    }
}
