package io.tidemark.ingest.metrics;

import io.tidemark.contracts.StreamRecord;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose a stream is: of the host on the users' side that opened it, where each host is a person; of all people together where they
 * cannot be told apart.
 */
public final class Persons {

    private final Map<String, Integer> numbers;
    private final List<String> hosts;
    private final String person;
    private final int peopleOfEach;
    private final int silent;
    private final int unlisted;

    private Persons(
            Map<String, Integer> numbers,
            List<String> hosts,
            String person,
            int peopleOfEach,
            int silent,
            int unlisted) {
        this.numbers = numbers;
        this.hosts = hosts;
        this.person = person;
        this.peopleOfEach = peopleOfEach;
        this.silent = silent;
        this.unlisted = unlisted;
    }

    /** So many people who cannot be told apart: one person where it is one. */
    public static Persons together(int people) {
        return new Persons(null, Collections.singletonList(null), null, people, 0, 0);
    }

    /** One person, of whom a pseudonym is known. */
    public static Persons one(String pseudonym) {
        return new Persons(null, Collections.singletonList(null), pseudonym, 1, 0, 0);
    }

    /**
     * A person for each host.
     *
     * @param hosts what stands for the addresses of the hosts that are listed
     * @param silent people who have made no connection
     * @param unlisted people who have, and are not listed
     */
    public static Persons apart(List<String> hosts, int silent, int unlisted) {
        Map<String, Integer> numbers = new HashMap<>();
        hosts.forEach(host -> numbers.put(host, numbers.size()));
        return new Persons(numbers, List.copyOf(hosts), null, 1, silent, unlisted);
    }

    /** Whether it takes the pseudonyms of addresses to tell. */
    public boolean areNamed() {
        return numbers != null;
    }

    /** The number of the person who opened a stream, from 0; {@link Grouping#NONE} where that is not known, or that person is not listed. */
    int of(StreamRecord stream) {
        if (numbers == null) return 0;
        return numbers.getOrDefault(CorrectedStream.of(stream).opener(), Grouping.NONE);
    }

    /** How many there are that {@link #of} tells apart. */
    int size() {
        return hosts.size();
    }

    /** What stands for a person's host; null where hosts are not told apart. */
    String host(int number) {
        return hosts.get(number);
    }

    /** What stands for the person whose capture it is; null where nobody said. */
    String person() {
        return person;
    }

    /** How many people each of them is. */
    int peopleOfEach() {
        return peopleOfEach;
    }

    int silent() {
        return silent;
    }

    int unlisted() {
        return unlisted;
    }
}
