package io.tidemark.ingest.packet;

/**
 * Headers that tell the link type of the frame behind them, least significant byte first: PPI (CACE Technologies, LINKTYPE_PPI) and
 * Apple's PKTAP (LINKTYPE_PKTAP). What else they say of the frame is not read.
 */
final class PacketInformation implements Layer {

    private final int minBytes;
    private final boolean wideLength;
    private final int lengthAt;
    private final int linkTypeAt;
    private final LayerTable linkTypes;

    private PacketInformation(int minBytes, boolean wideLength, int lengthAt, int linkTypeAt, LayerTable linkTypes) {
        this.minBytes = minBytes;
        this.wideLength = wideLength;
        this.lengthAt = lengthAt;
        this.linkTypeAt = linkTypeAt;
        this.linkTypes = linkTypes;
    }

    /** Version, flags, length in 16 bits, link type. */
    static PacketInformation ppi(LayerTable linkTypes) {
        return new PacketInformation(8, false, 2, 4, linkTypes);
    }

    /** Length, kind of record, link type, and where the frame was seen. */
    static PacketInformation pktap(LayerTable linkTypes) {
        return new PacketInformation(108, true, 0, 8, linkTypes);
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(minBytes)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        long length = wideLength ? cursor.le32(lengthAt) : cursor.le16(lengthAt);
        long linkType = cursor.le32(linkTypeAt);
        if (length < minBytes) {
            return cursor.end(Outcome.MALFORMED_HEADER);
        }
        if (length > cursor.captured()) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance((int) length);
        return linkTypes.get((int) Math.min(linkType, Integer.MAX_VALUE));
    }
}
