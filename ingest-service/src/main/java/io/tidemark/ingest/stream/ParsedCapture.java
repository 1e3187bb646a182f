package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import java.util.Iterator;

/**
 * What a capture holds: its summary and its streams. Streams stay in their tables, and records are made of them as they are
 * asked for; nothing of it depends on the upload any more.
 */
public final class ParsedCapture {

    private final CaptureSummary summary;
    private final Streams streams;
    private final Openness openness;

    ParsedCapture(CaptureSummary summary, Streams streams) {
        this.summary = summary;
        this.streams = streams;
        this.openness = new Openness(summary.endEpochNanos());
    }

    /** What is known of the capture as a whole. */
    public CaptureSummary summary() {
        return summary;
    }

    /**
     * The records of all streams, TCP before UDP, each in the order of their numbers. The iterator can be had as often as
     * needed.
     *
     * @param pseudonyms what stands for the addresses
     */
    public Iterator<StreamRecord> records(Pseudonyms pseudonyms) {
        return streams.tables().stream()
                .flatMap(table ->
                        new StreamRecords(table, openness, summary.bytes().isPresent(), pseudonyms).inOrder())
                .iterator();
    }
}
