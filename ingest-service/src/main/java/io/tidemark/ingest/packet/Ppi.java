package io.tidemark.ingest.packet;

/** PPI, CACE Technologies' header that tells the link type of the frame behind it, LINKTYPE_PPI. Its fields are not read. */
final class Ppi implements Layer {

    private static final int MIN_BYTES = 8;
    private static final int LENGTH_AT = 2;
    private static final int LINK_TYPE_AT = 4;

    private final LayerTable linkTypes;

    Ppi(LayerTable linkTypes) {
        this.linkTypes = linkTypes;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(MIN_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        int length = cursor.le16(LENGTH_AT);
        int linkType = (int) Math.min(cursor.le32(LINK_TYPE_AT), Integer.MAX_VALUE);
        if (length < MIN_BYTES) {
            return cursor.end(Outcome.MALFORMED_HEADER);
        }
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        return linkTypes.get(linkType);
    }
}
