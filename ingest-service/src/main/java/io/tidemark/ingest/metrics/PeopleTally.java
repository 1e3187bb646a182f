package io.tidemark.ingest.metrics;

import io.tidemark.contracts.People;
import io.tidemark.contracts.People.Group;
import io.tidemark.contracts.People.Held;
import io.tidemark.contracts.PerProtocol;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Tells what each person did: the connections that they opened, on the wire, and how long entries of a session table were held for these. So how people differ and
 * when they work is the same under every definition. Where a table has many more entries, for datagrams that nobody answered are no connections on the wire, entries are
 * counted in their place.
 */
final class PeopleTally {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int MINUTE = 60;
    private static final int LONG_BLOCK_SECONDS = 300;
    private static final int LONG_CAPTURE_SECONDS = 8 * 3_600;

    /** A table with more entries than so many times the connections on the wire. */
    private static final long MANY_MORE = 2;

    private final PerProtocol<IntFunction<long[]>> opened;
    private final PerProtocol<EntryLog.ByPerson> entries;
    private final CaptureSpan span;
    private final int blockSeconds;

    private PeopleTally(
            PerProtocol<IntFunction<long[]>> opened, PerProtocol<EntryLog.ByPerson> entries, CaptureSpan span) {
        this.opened = opened;
        this.entries = entries;
        this.span = span;
        this.blockSeconds = span.seconds() > LONG_CAPTURE_SECONDS ? LONG_BLOCK_SECONDS : MINUTE;
    }

    /**
     * What each person did.
     *
     * @param persons who there is
     * @param opened the connections of each protocol on the wire, each with the number of its person
     * @param entries the entries of each protocol, each with the number of its person
     * @param span when the capture was taken
     */
    static People of(Persons persons, PerProtocol<StartLog> opened, PerProtocol<EntryLog> entries, CaptureSpan span) {
        PerProtocol<StartLog> counted = areFew(opened, entries) ? entries.map(EntryLog::starts) : opened;
        PeopleTally tally = new PeopleTally(
                counted.map(log -> log.begunByPerson(persons.size())),
                entries.map(log -> log.byPerson(persons.size())),
                span);
        List<Group> listed = IntStream.range(0, persons.size())
                .mapToObj(number -> tally.group(persons, number))
                .toList();
        return new People(tally.blockSeconds, persons.silent(), persons.unlisted(), listed);
    }

    private static boolean areFew(PerProtocol<StartLog> opened, PerProtocol<EntryLog> entries) {
        return begun(entries.map(EntryLog::starts)) > MANY_MORE * begun(opened);
    }

    private static long begun(PerProtocol<StartLog> logs) {
        return (long) logs.tcp().begun() + logs.udp().begun();
    }

    private Group group(Persons persons, int number) {
        TreeMap<Integer, int[]> counts = new TreeMap<>();
        count(opened.tcp().apply(number), 0, counts);
        count(opened.udp().apply(number), 1, counts);
        return new Group(
                persons.person(),
                persons.host(number),
                persons.peopleOfEach(),
                counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
                new PerProtocol<>(column(counts, each -> each[0]), column(counts, each -> each[1])),
                entries.map(log -> log.held(number, span.startEpochNanos(), span.endEpochNanos())));
    }

    private void count(long[] starts, int protocol, TreeMap<Integer, int[]> counts) {
        for (long start : starts) {
            long second = Math.floorDiv(start, NANOS_PER_SECOND) - span.startEpochSecond();
            counts.computeIfAbsent((int) (second / blockSeconds), block -> new int[2])[protocol]++;
        }
    }

    private static int[] column(TreeMap<Integer, int[]> counts, ToIntFunction<int[]> value) {
        return counts.values().stream().mapToInt(value).toArray();
    }

    /** Adds up how long connections were held. */
    static final class Holding {

        private final TreeMap<Integer, Integer> bins = new TreeMap<>();
        private double seconds;
        private long connections;
        private long open;

        /** One that began within the capture. */
        void add(double held, boolean isOpen) {
            seconds += held;
            connections++;
            if (isOpen) open++;
            if (held > 0) bins.merge(Held.bin(held), 1, Integer::sum);
        }

        /** One that was there before it. */
        void addOfBefore(double held) {
            seconds += held;
        }

        Held held() {
            return new Held(
                    seconds,
                    connections,
                    open,
                    bins.keySet().stream().mapToInt(Integer::intValue).toArray(),
                    Arrays.stream(bins.values().toArray(Integer[]::new))
                            .mapToInt(Integer::intValue)
                            .toArray());
        }
    }
}
