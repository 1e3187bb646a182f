package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.ingest.capture.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * The clock of a capture while it is read. Where times step, a new {@link TimeSegment} begins: back by more than
 * {@link StreamRecord#REORDERED_NANOS}, less being packets out of order, or ahead by more than {@link #PAUSE_NANOS}. A packet that goes on
 * where an earlier segment left off belongs to that one. What a segment's times are worth is known at the end only, so until then streams keep
 * readings: the number of the segment and the time since it began, in one number.
 */
final class CaptureClock {

    /** A longer time without any packet may be a pause of the capture, or a step of its clock. */
    static final long PAUSE_NANOS = 300_000_000_000L;

    private static final int MAX_SEGMENTS = 64;
    /** Long pauses may not use up the segments: later ones stay within theirs. */
    private static final int MAX_BEFORE_PAUSES_STAY = MAX_SEGMENTS / 2;

    private static final int SEGMENT_SHIFT = 57;
    private static final long LONGEST_SEGMENT = (1L << SEGMENT_SHIFT) - 1;

    /** In the year 2116; pcap's seconds end in 2106. */
    private static final long LATEST = 1L << 62;

    private final boolean corrects;
    private final List<TimeSegment> segments = new ArrayList<>();
    private TimeSegment current;
    private long frames;
    private boolean usable = true;

    /** @param corrects whether steps are looked for; otherwise readings are the times as captured */
    CaptureClock(boolean corrects) {
        this.corrects = corrects;
    }

    /**
     * Hears of the next frame, before anybody asks for a reading.
     *
     * @param offset where its record begins in the capture, in bytes
     */
    void hear(Frame frame, long offset) {
        frames++;
        if (corrects && frame.timed()) {
            hear(possible(frame.epochNanos()), offset);
        }
    }

    private void hear(long epochNanos, long offset) {
        if (current == null || Math.abs(sinceLatest(current, epochNanos)) > StreamRecord.REORDERED_NANOS) {
            current = segmentOf(epochNanos, offset);
            current.enter();
        }
        current.add(epochNanos, frames);
    }

    private TimeSegment segmentOf(long epochNanos, long offset) {
        TimeSegment nearest = null;
        for (TimeSegment each : segments) {
            if (goesOn(each, epochNanos)
                    && (nearest == null || sinceLatest(each, epochNanos) < sinceLatest(nearest, epochNanos))) {
                nearest = each;
            }
        }
        return nearest != null ? nearest : open(epochNanos, offset);
    }

    private boolean goesOn(TimeSegment segment, long epochNanos) {
        long ahead = sinceLatest(segment, epochNanos);
        return ahead >= -StreamRecord.REORDERED_NANOS
                && epochNanos - segment.base() >= 0
                && epochNanos - segment.base() <= LONGEST_SEGMENT
                && (ahead <= PAUSE_NANOS || segments.size() >= MAX_BEFORE_PAUSES_STAY);
    }

    private static long sinceLatest(TimeSegment segment, long epochNanos) {
        return epochNanos - segment.latest();
    }

    private TimeSegment open(long epochNanos, long offset) {
        if (segments.size() == MAX_SEGMENTS) {
            usable = false;
            return current;
        }
        TimeSegment opened = new TimeSegment(segments.size(), current, epochNanos, frames, offset);
        segments.add(opened);
        return opened;
    }

    /** Of times that no clock shows, the nearest that it may, so that no difference is beyond what 64 bits hold. */
    private static long possible(long epochNanos) {
        return Math.max(0, Math.min(epochNanos, LATEST));
    }

    /** What streams keep of the time of the frame heard last. */
    long reading(long epochNanos) {
        if (!corrects) {
            return epochNanos;
        }
        long sinceBase = Math.max(0, Math.min(possible(epochNanos) - current.base(), LONGEST_SEGMENT));
        return (long) current.number() << SEGMENT_SHIFT | sinceBase;
    }

    /** Whether two readings are of one segment, so that the time between them is known. */
    boolean areOfOneSegment(long reading, long other) {
        return !corrects || reading >> SEGMENT_SHIFT == other >> SEGMENT_SHIFT;
    }

    boolean corrects() {
        return corrects;
    }

    /** Whether the clock steps so often that no time means anything. */
    boolean isUsable() {
        return usable;
    }

    List<TimeSegment> segments() {
        return segments;
    }

    /** Number of the segment of a reading. */
    static int segment(long reading) {
        return (int) (reading >> SEGMENT_SHIFT);
    }

    /** Time of a reading since its segment's base. */
    static long sinceBase(long reading) {
        return reading & LONGEST_SEGMENT;
    }
}
