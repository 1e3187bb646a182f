package io.tidemark.ingest.metrics;

import io.tidemark.contracts.CaptureMetrics.Before;
import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.People.Held;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** All entries of one protocol in a session table, as they came. */
final class EntryLog implements SessionDefinition.Entries {

    private static final double NANOS_PER_SECOND = 1e9;

    private final StartLog starts = new StartLog();
    private long[] ends = new long[StartLog.INITIAL_ENTRIES];
    private final BitSet open = new BitSet();

    /** The entries that come from now on are of a person, or of {@link Grouping#NONE}. */
    void of(int number) {
        starts.of(number);
    }

    @Override
    public void add(long startEpochNanos, long endEpochNanos, boolean isOpen) {
        int entry = starts.size();
        if (entry == ends.length) ends = Arrays.copyOf(ends, 2 * entry);
        ends[entry] = endEpochNanos;
        open.set(entry, isOpen);
        starts.add(startEpochNanos, endEpochNanos, isOpen);
    }

    /** When the entries were made, and whose they are. */
    StartLog starts() {
        return starts;
    }

    /** Ends of all entries, ascending. */
    long[] sortedEnds() {
        long[] sorted = Arrays.copyOf(ends, starts.size());
        Arrays.sort(sorted);
        return sorted;
    }

    /** How long each entry that began within the capture was held in seconds, as far as was seen at a time; ascending. */
    double[] sortedSeconds(long seenUntil) {
        return IntStream.range(0, starts.size())
                .filter(entry -> starts.start(entry) != BEFORE)
                .mapToDouble(entry -> seconds(starts.start(entry), entry, seenUntil))
                .sorted()
                .toArray();
    }

    /**
     * Tallies durations as they are known at a time: an entry that is held beyond it is open.
     *
     * @param captureStart when the capture begins, from when on entries that were there before are timed
     * @param startedBefore only entries that were made before this time
     * @param seenUntil the time
     */
    Durations tally(long captureStart, long startedBefore, long seenUntil) {
        Tallied within = new Tallied(new DurationTallying(), new DurationTallying());
        Tallied before = new Tallied(new DurationTallying(), new DurationTallying());
        for (int i = 0; i < starts.size(); i++) {
            if (starts.start(i) == BEFORE) {
                before.add(seconds(captureStart, i, seenUntil), isHeld(i, seenUntil));
            } else if (starts.start(i) < startedBefore) {
                within.add(seconds(starts.start(i), i, seenUntil), isHeld(i, seenUntil));
            }
        }
        return new Durations(within.closed.tally(), within.open.tally(), before.asBefore());
    }

    private record Tallied(DurationTallying closed, DurationTallying open) {

        void add(double seconds, boolean held) {
            (held ? open : closed).add(seconds);
        }

        /** Null where there are none. */
        Before asBefore() {
            return closed.isEmpty() && open.isEmpty() ? null : new Before(closed.tally(), open.tally());
        }
    }

    private boolean isHeld(int entry, long seenUntil) {
        return open.get(entry) || ends[entry] > seenUntil;
    }

    private double seconds(long from, int entry, long seenUntil) {
        return Math.max(0, Math.min(ends[entry], seenUntil) - from) / NANOS_PER_SECOND;
    }

    /**
     * The entries by person.
     *
     * @param people number of people
     */
    ByPerson byPerson(int people) {
        return new ByPerson(starts.byPerson(people));
    }

    /** Entries in the order of the numbers of people. */
    final class ByPerson {

        private final Grouping grouping;

        private ByPerson(Grouping grouping) {
            this.grouping = grouping;
        }

        /** How long a person's entries were held, as far as a capture shows that begins and ends so. */
        Held held(int number, long captureStart, long captureEnd) {
            PeopleTally.Holding holding = new PeopleTally.Holding();
            grouping.elements(number).forEach(entry -> {
                if (starts.start(entry) == BEFORE) {
                    holding.addOfBefore(seconds(captureStart, entry, captureEnd));
                } else {
                    holding.add(seconds(starts.start(entry), entry, captureEnd), isHeld(entry, captureEnd));
                }
            });
            return holding.held();
        }
    }
}
