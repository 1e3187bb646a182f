package io.tidemark.ingest.stream;

import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.connlog.LogRecord;
import io.tidemark.ingest.packet.Outcome;
import java.util.Map;
import java.util.TreeMap;

/** What is counted over all frames of a capture, or all records of a log. */
final class FrameTally {

    private static final Outcome[] OUTCOMES = Outcome.values();

    private final long[] outcomes = new long[OUTCOMES.length];
    private final long[] firstOffsets = new long[OUTCOMES.length];
    private long records;
    private long frames;
    private long bytes;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    /**
     * Counts a frame.
     *
     * @param offset where its record begins in the capture, in bytes
     */
    void add(Frame frame, Outcome outcome, long offset) {
        records++;
        frames++;
        bytes += frame.originalLength();
        count(outcome, offset);
        if (frame.timed()) {
            addTime(frame.epochNanos());
        }
    }

    /**
     * Counts a record of a log, which stands for many packets. Sums stop at the largest number there is.
     *
     * @param offset where it begins in the log, in bytes
     */
    void add(LogRecord entry, long offset) {
        records++;
        count(entry.outcome(), offset);
        entry.told().ifPresent(traffic -> {
            frames = sum(frames, traffic.packets());
            bytes = sum(bytes, traffic.bytes().orElse(0));
            addTime(traffic.startEpochNanos());
            addTime(traffic.endEpochNanos());
        });
    }

    private void count(Outcome outcome, long offset) {
        if (outcomes[outcome.ordinal()]++ == 0) {
            firstOffsets[outcome.ordinal()] = offset;
        }
    }

    private static long sum(long number, long more) {
        return more > Long.MAX_VALUE - number ? Long.MAX_VALUE : number + more;
    }

    private void addTime(long epochNanos) {
        earliest = Math.min(earliest, epochNanos);
        latest = Math.max(latest, epochNanos);
    }

    /** Number of frames, or of records of a log. */
    long records() {
        return records;
    }

    /** Number of frames, those that records of a log stand for included. */
    long frames() {
        return frames;
    }

    long bytes() {
        return bytes;
    }

    /** Whether the time of any frame is known. */
    boolean timed() {
        return earliest <= latest;
    }

    long earliestEpochNanos() {
        return earliest;
    }

    long latestEpochNanos() {
        return latest;
    }

    /** The clock of all this, corrected. */
    CorrectedClock corrected(CaptureClock clock) {
        return new CorrectedClock(clock, earliest, latest, frames);
    }

    /** Number of frames, or of records of a log, that belong to no stream, by reason. */
    Map<String, Long> skipped() {
        return byReason(outcomes);
    }

    /** Offset in bytes of the first frame skipped, by reason. */
    Map<String, Long> firstSkipped() {
        return byReason(firstOffsets);
    }

    private Map<String, Long> byReason(long[] values) {
        Map<String, Long> byReason = new TreeMap<>();
        for (Outcome outcome : OUTCOMES) {
            if (outcome != Outcome.FOUND && outcomes[outcome.ordinal()] > 0) {
                byReason.put(outcome.label(), values[outcome.ordinal()]);
            }
        }
        return byReason;
    }

    /** Why frames or records belong to no stream, for a message; empty where there is none. */
    String reasons() {
        Map<String, Long> skipped = skipped();
        return skipped.isEmpty() ? "" : ", all before skipped: " + skipped;
    }
}
