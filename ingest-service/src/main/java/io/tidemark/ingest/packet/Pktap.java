package io.tidemark.ingest.packet;

/**
 * Apple's header that tells the link type of the frame behind it and where it was seen, LINKTYPE_PKTAP. Only records of packets
 * are read.
 */
final class Pktap implements Layer {

    private static final int MIN_BYTES = 108;
    private static final int RECORD_AT = 4;
    private static final int LINK_TYPE_AT = 8;
    private static final int PACKET = 1;

    private final LayerTable linkTypes;

    Pktap(LayerTable linkTypes) {
        this.linkTypes = linkTypes;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(MIN_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        long length = cursor.le32(0);
        int linkType = (int) Math.min(cursor.le32(LINK_TYPE_AT), Integer.MAX_VALUE);
        if (length < MIN_BYTES || cursor.le32(RECORD_AT) != PACKET) {
            return cursor.end(Outcome.MALFORMED_HEADER);
        }
        if (length > cursor.captured()) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance((int) length);
        return linkTypes.get(linkType);
    }
}
