package io.tidemark.ingest.packet;

/**
 * ERSPAN types II and III, draft-foschiano-erspan: a mirrored Ethernet frame behind 8 or 12 bytes, and 8 more where type III
 * says so. Other frame types of type III are not read. Type I has no header of its own; {@link Gre} tells it by its missing
 * sequence number.
 */
final class Erspan implements Layer {

    private static final int TYPE_2 = 1;
    private static final int TYPE_3 = 2;
    private static final int TYPE_2_BYTES = 8;
    private static final int TYPE_3_BYTES = 12;
    private static final int SUBHEADER_BYTES = 8;
    private static final int FLAGS_AT = 11;
    private static final int SUBHEADER = 1;

    private final Layer ethernet;

    Erspan(Layer ethernet) {
        this.ethernet = ethernet;
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(TYPE_2_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        return switch (cursor.u8(0) >>> 4) {
            case TYPE_2 -> mirrored(cursor, TYPE_2_BYTES);
            case TYPE_3 -> mirrored(cursor, typeThreeBytes(cursor));
            default -> cursor.end(Outcome.NOT_IP);
        };
    }

    private static int typeThreeBytes(Cursor cursor) {
        boolean subheader = cursor.has(TYPE_3_BYTES) && (cursor.u8(FLAGS_AT) & SUBHEADER) != 0;
        return subheader ? TYPE_3_BYTES + SUBHEADER_BYTES : TYPE_3_BYTES;
    }

    private Layer mirrored(Cursor cursor, int headerBytes) {
        if (!cursor.has(headerBytes)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(headerBytes);
        return ethernet;
    }
}
