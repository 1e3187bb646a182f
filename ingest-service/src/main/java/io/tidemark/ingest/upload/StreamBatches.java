package io.tidemark.ingest.upload;

import io.tidemark.contracts.StreamBatch;
import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.Topic;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Packs stream records into messages: at most {@link StreamBatch#MAX_STREAMS} each, and few enough that the message stays below
 * {@link Topic#MAX_VALUE_BYTES} whatever the records hold.
 */
final class StreamBatches implements Iterator<StreamBatch> {

    /** All keys of a record, and its values but the bursts at their longest: some 380 and some 450 bytes of JSON. */
    static final int MAX_BYTES_WITHOUT_BURSTS = 900;

    /** Digits, sign and comma of one burst time in nanoseconds. */
    static final int MAX_BYTES_OF_BURST_TIME = 21;

    private static final int MAX_BYTES_OF_STREAMS = Topic.MAX_VALUE_BYTES - 10_000;

    private final String captureId;
    private final Iterator<StreamRecord> records;
    private StreamRecord next;
    private int seq;

    StreamBatches(String captureId, Iterator<StreamRecord> records) {
        this.captureId = captureId;
        this.records = records;
        this.next = following();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public StreamBatch next() {
        if (next == null) throw new NoSuchElementException("all " + seq + " batches were taken");
        List<StreamRecord> batch = new ArrayList<>();
        int bytes = 0;
        while (next != null && batch.size() < StreamBatch.MAX_STREAMS) {
            bytes += mostBytes(next);
            if (bytes > MAX_BYTES_OF_STREAMS && !batch.isEmpty()) break;
            batch.add(next);
            next = following();
        }
        return new StreamBatch(captureId, seq++, batch, null);
    }

    /** Number of batches taken so far. */
    int taken() {
        return seq;
    }

    private StreamRecord following() {
        return records.hasNext() ? records.next() : null;
    }

    private static int mostBytes(StreamRecord stream) {
        return MAX_BYTES_WITHOUT_BURSTS + MAX_BYTES_OF_BURST_TIME * stream.bursts().length;
    }
}
