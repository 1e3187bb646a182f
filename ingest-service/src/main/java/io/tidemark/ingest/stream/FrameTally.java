package io.tidemark.ingest.stream;

import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.packet.Outcome;
import java.util.Map;
import java.util.TreeMap;

/** What is counted over all frames of a capture. */
final class FrameTally {

    private static final Outcome[] OUTCOMES = Outcome.values();

    private final long[] outcomes = new long[OUTCOMES.length];
    private final long[] firstOffsets = new long[OUTCOMES.length];
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
        frames++;
        bytes += frame.originalLength();
        if (outcomes[outcome.ordinal()]++ == 0) {
            firstOffsets[outcome.ordinal()] = offset;
        }
        if (frame.timed()) {
            addTime(frame.epochNanos());
        }
    }

    private void addTime(long epochNanos) {
        earliest = Math.min(earliest, epochNanos);
        latest = Math.max(latest, epochNanos);
    }

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

    /** Number of frames that belong to no stream, by reason. */
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
}
