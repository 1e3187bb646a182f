package io.tidemark.ingest.stream;

import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.packet.Outcome;
import java.util.Map;
import java.util.TreeMap;

/** What is counted over all frames of a capture. */
final class FrameTally {

    private static final Outcome[] OUTCOMES = Outcome.values();

    private final long[] outcomes = new long[OUTCOMES.length];
    private long frames;
    private long bytes;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    /** Counts a frame. */
    void add(Frame frame, Outcome outcome) {
        frames++;
        bytes += frame.originalLength();
        outcomes[outcome.ordinal()]++;
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
        Map<String, Long> skipped = new TreeMap<>();
        for (Outcome outcome : OUTCOMES) {
            if (outcome != Outcome.FOUND && outcomes[outcome.ordinal()] > 0) {
                skipped.put(outcome.label(), outcomes[outcome.ordinal()]);
            }
        }
        return skipped;
    }
}
