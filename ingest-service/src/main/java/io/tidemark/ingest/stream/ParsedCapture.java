package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * What a capture holds: its summary and its streams. Streams stay in their tables, and records are made of them as they are
 * asked for; nothing of it depends on the upload any more. What its rows take of the budget is given back when it is closed.
 */
public final class ParsedCapture implements AutoCloseable {

    /** A capture that shows packets twice shows a direction or an interface twice: fewer than these repeat others by chance. */
    private static final double LEAST_REPEATED = 0.05;

    private final CaptureSummary summary;
    private final Streams streams;
    private final RowBudget.Share rows;
    private final Openness openness;
    private final CorrectedClock clock;
    private final boolean corrects;
    private final boolean repeats;

    ParsedCapture(
            CaptureSummary summary, Streams streams, CorrectedClock clock, RowBudget.Share rows, boolean corrects) {
        this.summary = summary;
        this.streams = streams;
        this.clock = clock;
        this.rows = rows;
        this.corrects = corrects;
        this.repeats = LEAST_REPEATED * summary.packets()
                <= streams.each(StreamTable::copies).tcp()
                        + streams.each(StreamTable::copies).udp();
        this.openness = new Openness(summary.endEpochNanos());
    }

    /** What is known of the capture as a whole. */
    public CaptureSummary summary() {
        return summary;
    }

    /**
     * The records of all streams, TCP before UDP, each in the order of their numbers, made one at a time. The iterator can be
     * had as often as needed.
     *
     * @param pseudonyms what stands for the addresses
     */
    public Iterator<StreamRecord> records(Pseudonyms pseudonyms) {
        return Stream.concat(records(streams.tcp(), pseudonyms), records(streams.udp(), pseudonyms))
                .iterator();
    }

    private Stream<StreamRecord> records(StreamTable table, Pseudonyms pseudonyms) {
        boolean countsBytes = summary.bytes().isPresent();
        return new StreamRecords(table, openness, clock, countsBytes, corrects, repeats, pseudonyms).inOrder();
    }

    @Override
    public void close() {
        rows.close();
    }
}
