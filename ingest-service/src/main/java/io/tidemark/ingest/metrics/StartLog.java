package io.tidemark.ingest.metrics;

import java.util.Arrays;
import java.util.function.IntFunction;

/** When entries of one protocol were made, as they came, and whose they are. */
final class StartLog implements SessionDefinition.Entries {

    static final int INITIAL_ENTRIES = 256;

    private long[] starts = new long[INITIAL_ENTRIES];
    private int[] persons = new int[INITIAL_ENTRIES];
    private int person;
    private int size;

    /** The entries that come from now on are of a person, or of {@link Grouping#NONE}. */
    void of(int number) {
        person = number;
    }

    @Override
    public void add(long startEpochNanos, long endEpochNanos, boolean isOpen) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            persons = Arrays.copyOf(persons, 2 * size);
        }
        starts[size] = startEpochNanos;
        persons[size] = person;
        size++;
    }

    /** Number of entries. */
    int size() {
        return size;
    }

    /** Number of those that began within the capture. */
    int begun() {
        return (int)
                Arrays.stream(starts, 0, size).filter(start -> start != BEFORE).count();
    }

    /** When an entry was made, or {@link #BEFORE}. */
    long start(int entry) {
        return starts[entry];
    }

    /** Starts of all entries, ascending. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(starts, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * Entries in the order of the numbers of people.
     *
     * @param people number of people
     */
    Grouping byPerson(int people) {
        return Grouping.of(persons, size, people);
    }

    /**
     * When the entries of each person that began within the capture were made.
     *
     * @param people number of people
     */
    IntFunction<long[]> begunByPerson(int people) {
        Grouping byPerson = byPerson(people);
        return number -> byPerson.elements(number)
                .mapToLong(entry -> starts[entry])
                .filter(start -> start != BEFORE)
                .toArray();
    }
}
