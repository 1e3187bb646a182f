package io.tidemark.fit.people;

import java.util.Arrays;

/**
 * New connections of one person, or of people who cannot be told apart, block by block.
 *
 * @param people number of people
 * @param counts new connections in each block
 * @param seconds length of each block
 * @param begins whether a block is the first of a capture, which nothing before it is known of
 * @param hours hour of the day, in UTC, that the middle of each block is in; 24 more on a Saturday or a Sunday
 */
public record PersonCounts(int people, long[] counts, double[] seconds, boolean[] begins, int[] hours) {

    int blocks() {
        return counts.length;
    }

    long connections() {
        return Arrays.stream(counts).sum();
    }

    /** Seconds of all people together. */
    double personSeconds() {
        return people * Arrays.stream(seconds).sum();
    }

    /** New connections of one of these people in a second, as counted. */
    double rate() {
        return connections() / personSeconds();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonCounts that
                && that.people == people
                && Arrays.equals(that.counts, counts)
                && Arrays.equals(that.seconds, seconds)
                && Arrays.equals(that.begins, begins)
                && Arrays.equals(that.hours, hours);
    }

    @Override
    public int hashCode() {
        return 31 * people + Arrays.hashCode(counts);
    }

    /** The same person in two captures. */
    PersonCounts then(PersonCounts later) {
        int size = blocks() + later.blocks();
        long[] both = Arrays.copyOf(counts, size);
        double[] lengths = Arrays.copyOf(seconds, size);
        boolean[] first = Arrays.copyOf(begins, size);
        int[] ofDay = Arrays.copyOf(hours, size);
        System.arraycopy(later.counts, 0, both, blocks(), later.blocks());
        System.arraycopy(later.seconds, 0, lengths, blocks(), later.blocks());
        System.arraycopy(later.begins, 0, first, blocks(), later.blocks());
        System.arraycopy(later.hours, 0, ofDay, blocks(), later.blocks());
        return new PersonCounts(people, both, lengths, first, ofDay);
    }
}
