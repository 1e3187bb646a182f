package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import java.util.Iterator;

/** What a capture holds: its summary and its streams. Everything stays in memory; nothing of it depends on the upload any more. */
public interface ParsedCapture {

    /** What is known of the capture as a whole. */
    CaptureSummary summary();

    /**
     * The records of all streams, TCP before UDP, each in the order of their numbers. Records are made one by one as they
     * are asked for; the iterator can be had as often as needed.
     *
     * @param pseudonyms what stands for the addresses
     */
    Iterator<StreamRecord> records(Pseudonyms pseudonyms);
}
