package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;

/** Frames of a capture whose times go on without a step. Times are as captured, in epoch nanoseconds. */
final class TimeSegment {

    private static final int LEAST_RUN = 10;

    private final int number;
    private final TimeSegment before;
    private final long first;
    private final long firstFrame;
    private final long firstOffset;
    private final long latestBefore;
    private long earliest;
    private long latest;
    private long lastFrame;
    private long packets;
    private long entered;
    private Pause longestPause;

    /**
     * A time without any packet.
     *
     * @param startEpochNanos time of the packet before it, as captured
     * @param nanos how long it is
     * @param frame number of the packet behind it, from 1
     */
    record Pause(long startEpochNanos, long nanos, long frame) {}

    /**
     * @param number its number, in the order of the file, from 0
     * @param before the segment of the frame before, null for the first
     * @param epochNanos time of its first frame
     * @param frame number of its first frame, from 1
     * @param offset where the record of its first frame begins, in bytes
     */
    TimeSegment(int number, TimeSegment before, long epochNanos, long frame, long offset) {
        this.number = number;
        this.before = before;
        this.first = epochNanos;
        this.firstFrame = frame;
        this.firstOffset = offset;
        this.latestBefore = before == null ? epochNanos : before.latest;
        this.earliest = epochNanos;
        this.latest = epochNanos;
        this.longestPause = new Pause(epochNanos, 0, frame);
    }

    /** Says that the frame to be added next does not follow the one before closely. */
    void enter() {
        entered++;
    }

    void add(long epochNanos, long frame) {
        packets++;
        lastFrame = frame;
        earliest = Math.min(earliest, epochNanos);
        if (epochNanos > latest) {
            if (epochNanos - latest > longestPause.nanos()) {
                longestPause = new Pause(latest, epochNanos - latest, frame);
            }
            latest = epochNanos;
        }
    }

    int number() {
        return number;
    }

    /** The segment of the frame before its first, null for the first segment. */
    TimeSegment before() {
        return before;
    }

    /** No frame of it is earlier. */
    long base() {
        return first - StreamRecord.REORDERED_NANOS;
    }

    long first() {
        return first;
    }

    long firstFrame() {
        return firstFrame;
    }

    long firstOffset() {
        return firstOffset;
    }

    /** How far the clock steps where it begins: negative for back. */
    long step() {
        return first - latestBefore;
    }

    /** Latest time of the segment before when this one began. */
    long latestBefore() {
        return latestBefore;
    }

    long earliest() {
        return earliest;
    }

    long latest() {
        return latest;
    }

    long packets() {
        return packets;
    }

    Pause longestPause() {
        return longestPause;
    }

    /** Whether the segment before goes on after this one has begun, so that the clock was not set. */
    boolean isInterlude() {
        return before != null && before.lastFrame > firstFrame;
    }

    /** Whether frames of it come in runs, as those of a file do, and not one now and then. */
    boolean comesInRuns() {
        return packets >= LEAST_RUN * entered;
    }
}
