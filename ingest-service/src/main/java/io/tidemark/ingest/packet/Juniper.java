package io.tidemark.ingest.packet;

/**
 * What Juniper's routers write before a frame, LINKTYPE_JUNIPER_*: a magic number that old ones leave out, flags, extensions,
 * and the kind of payload where the link's own header was removed. Bundles (MLPPP, MLFR) and services cards have further cookies
 * and are not read.
 */
final class Juniper implements Layer {

    private static final int MAGIC = 0x4d4743;
    private static final int MAGIC_BYTES = 4;
    private static final int FLAGS_AT = 3;
    private static final int NO_LINK_HEADER = 0x02;
    private static final int EXTENSIONS = 0x80;
    private static final int KIND_BYTES = 4;

    private final LayerTable kinds;
    private final Layer link;

    /**
     * @param kinds decodes payloads without the link's header
     * @param link decodes frames of the link
     */
    Juniper(LayerTable kinds, Layer link) {
        this.kinds = kinds;
        this.link = link;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(MAGIC_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        if (cursor.i32(0) >>> Byte.SIZE != MAGIC) {
            return link;
        }
        int flags = cursor.u8(FLAGS_AT);
        cursor.advance(MAGIC_BYTES);
        if ((flags & EXTENSIONS) != 0 && !passExtensions(cursor)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        return (flags & NO_LINK_HEADER) != 0 ? ofKind(cursor) : link;
    }

    private static boolean passExtensions(Cursor cursor) {
        int length = cursor.has(2) ? 2 + cursor.u16(0) : Integer.MAX_VALUE;
        if (!cursor.has(length)) {
            return false;
        }
        cursor.advance(length);
        return true;
    }

    private Layer ofKind(Cursor cursor) {
        if (!cursor.has(KIND_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int kind = (int) Math.min(cursor.le32(0), Integer.MAX_VALUE);
        cursor.advance(KIND_BYTES);
        return kinds.get(kind);
    }
}
