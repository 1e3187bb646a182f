package io.tidemark.ingest.packet;

/**
 * A datagram by which a router tells a collector of flows: NetFlow version 5, 7 and 9 (RFC 3954), and IPFIX (RFC 7011). It is told by its header and lengths; {@code
 * ingest.netflow} reads it.
 */
final class FlowExport implements Layer {

    private static final int COUNT_AT = 2;
    private static final int FIXED_HEADER_BYTES = 24;
    private static final int MAX_FIXED_RECORDS = 30;
    private static final int V5_RECORD_BYTES = 48;
    private static final int V7_RECORD_BYTES = 52;

    private static final int V9_HEADER_BYTES = 20;
    private static final int IPFIX_HEADER_BYTES = 16;
    private static final int SET_HEADER_BYTES = 4;

    @Override
    public Layer decode(Cursor cursor) {
        if (cursor.has(COUNT_AT + Short.BYTES) && isExport(cursor)) {
            cursor.foundExport();
        }
        return cursor.end(Outcome.FOUND);
    }

    private static boolean isExport(Cursor cursor) {
        int count = cursor.u16(COUNT_AT);
        return switch (cursor.u16(0)) {
            case 5 -> isOfRecords(cursor, count, V5_RECORD_BYTES);
            case 7 -> isOfRecords(cursor, count, V7_RECORD_BYTES);
            case 9 -> count > 0 && hasSet(cursor, V9_HEADER_BYTES, 0, 1);
            case 10 -> count == cursor.remaining() && hasSet(cursor, IPFIX_HEADER_BYTES, 2, 3);
            default -> false;
        };
    }

    private static boolean isOfRecords(Cursor cursor, int count, int recordBytes) {
        return count > 0
                && count <= MAX_FIXED_RECORDS
                && cursor.remaining() == FIXED_HEADER_BYTES + (long) count * recordBytes;
    }

    /** Whether a set follows: templates by one of two numbers, or data by theirs, from 256 on; of a length that fits. */
    private static boolean hasSet(Cursor cursor, int at, int templates, int optionTemplates) {
        if (!cursor.has(at + SET_HEADER_BYTES)) {
            return cursor.remaining() >= at + SET_HEADER_BYTES;
        }
        int set = cursor.u16(at);
        int length = cursor.u16(at + Short.BYTES);
        boolean isKnown = set == templates || set == optionTemplates || set > 0xff;
        return isKnown && length >= SET_HEADER_BYTES && at + length <= cursor.remaining();
    }
}
