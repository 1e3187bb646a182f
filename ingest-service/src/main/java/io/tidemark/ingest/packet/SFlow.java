package io.tidemark.ingest.packet;

/**
 * sFlow version 5 (sflow.org/sflow_version_5.txt): the beginnings of sampled frames, all of those in a datagram. As in Wireshark
 * they belong to streams as what ICMP errors quote does. Counters, frames of other links than Ethernet and older versions are
 * not read.
 */
final class SFlow implements Layer {

    private static final int WORD_BYTES = 4;
    /** Samples and the records in them begin with what they are and their length. */
    private static final int HEADER_BYTES = 2 * WORD_BYTES;

    private static final int VERSION = 5;
    private static final int IPV4_AGENT = 1;
    /** Version and kind of address; sub-agent, sequence number, uptime and number of samples behind the address. */
    private static final int FIXED_BYTES = 6 * WORD_BYTES;

    private static final int FLOW = 1;
    private static final int FLOW_BYTES = 8 * WORD_BYTES;
    private static final int EXPANDED_FLOW = 3;
    private static final int EXPANDED_FLOW_BYTES = 11 * WORD_BYTES;

    private static final int RAW_HEADER = 1;
    /** Kind of link, length of the frame, bytes stripped, length of what is here. */
    private static final int RAW_HEADER_BYTES = 4 * WORD_BYTES;

    private static final int ETHERNET = 1;
    private static final int MAX_RECORDS = 32;

    private final Layer ethernet;
    private final Layer samples = this::decodeSample;
    /** What decodes one record and then as many more as its index says. */
    private final Layer[] records = new Layer[MAX_RECORDS];

    SFlow(Layer ethernet) {
        this.ethernet = ethernet;
        for (int i = 0; i < MAX_RECORDS; i++) {
            Layer next = i == 0 ? samples : records[i - 1];
            records[i] = cursor -> decodeRecord(cursor, next);
        }
    }

    @Override
    public Layer decode(Cursor cursor) {
        if (!cursor.has(HEADER_BYTES)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        if (cursor.i32(0) != VERSION) {
            return cursor.end(Outcome.NOT_IP);
        }
        int length = FIXED_BYTES + (cursor.i32(WORD_BYTES) == IPV4_AGENT ? 4 : 16);
        if (!cursor.has(length)) {
            return cursor.end(Outcome.CUT_HEADER);
        }
        cursor.advance(length);
        return samples;
    }

    /** Passes samples of counters up to the first of a flow. */
    private Layer decodeSample(Cursor cursor) {
        while (cursor.has(HEADER_BYTES)) {
            int kind = cursor.i32(0);
            int fixedBytes = HEADER_BYTES + (kind == FLOW ? FLOW_BYTES : EXPANDED_FLOW_BYTES);
            if ((kind == FLOW || kind == EXPANDED_FLOW) && cursor.has(fixedBytes)) {
                long count = cursor.u32(fixedBytes - WORD_BYTES);
                cursor.advance(fixedBytes);
                return count == 0 ? samples : records[(int) Math.min(count, MAX_RECORDS) - 1];
            }
            if (!passes(cursor)) {
                break;
            }
        }
        return cursor.end(Outcome.NOT_IP);
    }

    private Layer decodeRecord(Cursor cursor, Layer next) {
        boolean rawEthernet = cursor.has(HEADER_BYTES + RAW_HEADER_BYTES)
                && cursor.i32(0) == RAW_HEADER
                && cursor.i32(HEADER_BYTES) == ETHERNET;
        if (!rawEthernet) {
            return passes(cursor) ? next : cursor.end(Outcome.NOT_IP);
        }
        long length = HEADER_BYTES + cursor.u32(WORD_BYTES);
        long headerBytes = cursor.u32(HEADER_BYTES + 3 * WORD_BYTES);
        if (length < cursor.captured()) {
            cursor.branch((int) length, next);
        }
        cursor.advance(HEADER_BYTES + RAW_HEADER_BYTES);
        cursor.endAfter(headerBytes);
        cursor.enterSample();
        return ethernet;
    }

    /** Moves past a sample or a record, where all of it is there. */
    private static boolean passes(Cursor cursor) {
        long length = cursor.has(HEADER_BYTES) ? HEADER_BYTES + cursor.u32(WORD_BYTES) : Long.MAX_VALUE;
        if (length > cursor.captured()) {
            return false;
        }
        cursor.advance((int) length);
        return true;
    }
}
