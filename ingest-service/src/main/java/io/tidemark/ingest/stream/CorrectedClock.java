package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where in time the segments of a capture belong, decided once it was read. What follows a pause keeps the clock of the segment before, and so
 * does what the segment before goes on after: packets that are late or dated wrongly, and files between two others. Where the clock goes back, it was set, and time goes on from there; unless the segment fits beside another one, as files do that are
 * joined in the wrong order, or beside the whole of the one before, as captures of one time do that are joined one behind the other.
 *
 * <p>What lies apart from nearly all packets, beyond a pause that is longer than the time they take, is not measured: the clock of those few
 * packets was another one, or the capture began by mistake.
 */
final class CorrectedClock {

    /** Segments that follow each other in time adjoin, be there no longer pause within them. */
    private static final long ADJOINING_NANOS = 5_000_000_000L;

    /** Of all steps back together, some 73 years: a clock that begins again in 1970 is within it. */
    private static final long LARGEST_SHIFT = 1L << 61;

    private static final int ONE_TIME_SHARE = 10;
    private static final int FEW_SHARE = 100;
    private static final int HANDFUL = 3;
    private static final int HANDFUL_SHARE = 10;

    private final CaptureClock clock;
    private final long[] shifts;
    private final Taken[] taken;
    private final List<Stretch> stretches;
    private List<Stretch> measured;
    private boolean usable;

    /** What a step back in time was taken for. */
    enum Taken {
        /** No step back. */
        NONE("none"),
        /** The clock was set. */
        SET_BACK("set-back"),
        /** Files were joined in the wrong order. */
        WRONG_ORDER("wrong-order"),
        /** Captures of one time were joined one behind the other. */
        ONE_TIME("one-time");

        private final String label;

        Taken(String label) {
            this.label = label;
        }

        /** As findings have it. */
        String label() {
            return label;
        }
    }

    /**
     * A time with packets, without a pause of more than {@link CaptureClock#PAUSE_NANOS}.
     *
     * @param start time of its earliest packet on the corrected clock, in epoch nanoseconds
     * @param end time of its latest packet
     * @param packets number of packets
     * @param frame number of its first packet in the capture, from 1
     */
    record Stretch(long start, long end, long packets, long frame) {

        private Stretch and(Stretch later) {
            return new Stretch(start, Math.max(end, later.end), packets + later.packets, frame);
        }
    }

    /**
     * @param clock a clock whose capture was read
     * @param start time of the earliest frame as captured, in epoch nanoseconds
     * @param end time of the latest frame as captured
     * @param packets number of frames
     */
    CorrectedClock(CaptureClock clock, long start, long end, long packets) {
        this.clock = clock;
        usable = clock.isUsable();
        List<TimeSegment> segments = clock.segments();
        shifts = new long[segments.size()];
        taken = new Taken[segments.size()];
        segments.forEach(this::place);
        stretches = segments.isEmpty()
                ? List.of(new Stretch(start, end, packets, 1))
                : stretches(segments.stream().map(this::stretch).toList());
        measured = stretches;
        while (leavesOneOut()) {}
    }

    private void place(TimeSegment segment) {
        int number = segment.number();
        TimeSegment before = segment.before();
        taken[number] = before != null && segment.step() < 0 ? taken(segment) : Taken.NONE;
        long shiftBefore = before == null ? 0 : shifts[before.number()];
        long shift = taken[number] == Taken.SET_BACK ? shiftBefore - segment.step() : shiftBefore;
        usable &= shift <= LARGEST_SHIFT;
        shifts[number] = Math.min(shift, LARGEST_SHIFT);
    }

    private Taken taken(TimeSegment segment) {
        if (segment.isInterlude()) {
            return segment.comesInRuns() ? Taken.WRONG_ORDER : Taken.NONE;
        }
        if (fitsBeside(segment)) {
            return Taken.WRONG_ORDER;
        }
        return isOfOneTime(segment, segment.before()) ? Taken.ONE_TIME : Taken.SET_BACK;
    }

    /** Whether it overlaps no other segment as captured, and adjoins one. */
    private boolean fitsBeside(TimeSegment segment) {
        boolean adjoins = false;
        for (TimeSegment other : clock.segments()) {
            if (other != segment && !other.isInterlude()) {
                long between = Math.max(other.earliest() - segment.latest(), segment.earliest() - other.latest());
                if (between < -StreamRecord.REORDERED_NANOS) {
                    return false;
                }
                adjoins |= between <= longestUsualPause(segment, other);
            }
        }
        return adjoins;
    }

    private static long longestUsualPause(TimeSegment one, TimeSegment other) {
        long longest = Math.max(one.longestPause().nanos(), other.longestPause().nanos());
        return Math.max(ADJOINING_NANOS, Math.min(longest, CaptureClock.PAUSE_NANOS));
    }

    /** Whether two segments begin and end within a tenth of their length of each other. */
    private static boolean isOfOneTime(TimeSegment one, TimeSegment other) {
        long shorter = Math.min(one.latest() - one.earliest(), other.latest() - other.earliest());
        long apart = Math.max(Math.abs(one.earliest() - other.earliest()), Math.abs(one.latest() - other.latest()));
        return apart <= shorter / ONE_TIME_SHARE;
    }

    private Stretch stretch(TimeSegment segment) {
        long shift = shifts[segment.number()];
        return new Stretch(
                segment.earliest() + shift, segment.latest() + shift, segment.packets(), segment.firstFrame());
    }

    private static List<Stretch> stretches(List<Stretch> segments) {
        Stretch[] sorted = segments.toArray(Stretch[]::new);
        Arrays.sort(sorted, Comparator.comparingLong(Stretch::start));
        int last = 0;
        for (int next = 1; next < sorted.length; next++) {
            if (sorted[next].start - sorted[last].end <= CaptureClock.PAUSE_NANOS) {
                sorted[last] = sorted[last].and(sorted[next]);
            } else {
                sorted[++last] = sorted[next];
            }
        }
        return List.of(Arrays.copyOf(sorted, last + 1));
    }

    private boolean leavesOneOut() {
        for (int at = 1; at < measured.size(); at++) {
            Stretch first = all(measured.subList(0, at));
            Stretch rest = all(measured.subList(at, measured.size()));
            long pause = rest.start - first.end;
            if (isApart(first, pause, rest)) {
                measured = measured.subList(at, measured.size());
                return true;
            }
            if (isApart(rest, pause, first)) {
                measured = measured.subList(0, at);
                return true;
            }
        }
        return false;
    }

    private static Stretch all(List<Stretch> stretches) {
        return stretches.stream().reduce(Stretch::and).orElseThrow();
    }

    private static boolean isApart(Stretch few, long pause, Stretch rest) {
        boolean isFew = few.packets <= rest.packets / FEW_SHARE
                || few.packets <= HANDFUL && few.packets <= rest.packets / HANDFUL_SHARE;
        return isFew && pause > rest.end - rest.start && few.end - few.start <= rest.end - rest.start;
    }

    /** A reading as epoch nanoseconds on the corrected clock. */
    long at(long reading) {
        if (!clock.corrects()) {
            return reading;
        }
        int segment = CaptureClock.segment(reading);
        return clock.segments().get(segment).base() + shifts[segment] + CaptureClock.sinceBase(reading);
    }

    /**
     * Bursts on the corrected clock, in order; those that lie apart are left out, unless all do.
     *
     * @param readings start and end of each burst, alternating
     */
    long[] bursts(long[] readings) {
        if (!clock.corrects()) {
            return readings;
        }
        long[] edges = Arrays.stream(readings).map(this::at).toArray();
        return clock.segments().size() == 1 ? edges : CorrectedBursts.of(edges, startEpochNanos(), endEpochNanos());
    }

    /** Whether a time lies apart from what is measured. */
    boolean isApart(long epochNanos) {
        return epochNanos < startEpochNanos() || epochNanos > endEpochNanos();
    }

    /** Time of the earliest packet that is measured, in epoch nanoseconds. */
    long startEpochNanos() {
        return measured.get(0).start;
    }

    /** Time of the latest packet that is measured, in epoch nanoseconds. */
    long endEpochNanos() {
        return measured.get(measured.size() - 1).end;
    }

    /** All times with packets, in order. */
    List<Stretch> stretches() {
        return stretches;
    }

    /** Those that are measured. */
    List<Stretch> measured() {
        return measured;
    }

    /** Whether files are joined in the wrong order. */
    boolean putsInOrder() {
        return List.of(taken).contains(Taken.WRONG_ORDER);
    }

    /** What the step was taken for with which a segment begins. */
    Taken taken(int segment) {
        return taken[segment];
    }

    /** Whether the clock steps too often, or too far, for any time to mean anything. */
    boolean isUsable() {
        return usable;
    }

    CaptureClock clock() {
        return clock;
    }
}
