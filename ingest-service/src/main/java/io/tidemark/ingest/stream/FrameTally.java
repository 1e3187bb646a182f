package io.tidemark.ingest.stream;

import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.flow.LogRecord;
import io.tidemark.ingest.packet.Outcome;
import java.util.Map;
import java.util.TreeMap;

/** What is counted over all frames of a capture, or all records of a log. */
final class FrameTally {

    private static final Outcome[] OUTCOMES = Outcome.values();

    private final long[] outcomes = new long[OUTCOMES.length];
    private long records;
    private long frames;
    private long bytes;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    /** Counts a frame. */
    void add(Frame frame, Outcome outcome) {
        records++;
        frames++;
        bytes += frame.originalLength();
        outcomes[outcome.ordinal()]++;
        if (frame.timed()) {
            addTime(frame.epochNanos());
        }
    }

    /** Counts a record of a log, which stands for many packets. Sums stop at the largest number there is. */
    void add(LogRecord entry) {
        records++;
        outcomes[entry.outcome().ordinal()]++;
        entry.told().ifPresent(traffic -> {
            frames = sum(frames, traffic.packets());
            bytes = sum(bytes, traffic.bytes().orElse(0));
            addTime(traffic.startEpochNanos());
            addTime(traffic.endEpochNanos());
        });
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

    /** Number of frames, or of records of a log, that belong to no stream, by reason. */
    Map<String, Long> skipped() {
        Map<String, Long> skipped = new TreeMap<>();
        for (Outcome outcome : OUTCOMES) {
            if (outcome != Outcome.FOUND && outcomes[outcome.ordinal()] > 0) {
                skipped.put(outcome.label(), outcomes[outcome.ordinal()]);
            }
        }
        return skipped;
    }

    /** Why frames or records belong to no stream, for a message; empty where there is none. */
    String reasons() {
        Map<String, Long> skipped = skipped();
        return skipped.isEmpty() ? "" : ", all before skipped: " + skipped;
    }
}
