package io.tidemark.ingest.metrics;

import java.util.Arrays;

/** When entries of one protocol were made, and whose they are; of those that began within the capture. */
final class StartLog implements SessionDefinition.Entries {

    private static final int INITIAL_ENTRIES = 256;

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
        if (startEpochNanos == BEFORE) return;
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

    /**
     * The starts by person.
     *
     * @param people number of people
     */
    ByPerson byPerson(int people) {
        return new ByPerson(Grouping.of(persons, size, people));
    }

    /** Starts in the order of the numbers of people. */
    final class ByPerson {

        private final Grouping grouping;

        private ByPerson(Grouping grouping) {
            this.grouping = grouping;
        }

        long[] of(int number) {
            return grouping.elements(number).mapToLong(entry -> starts[entry]).toArray();
        }
    }
}
