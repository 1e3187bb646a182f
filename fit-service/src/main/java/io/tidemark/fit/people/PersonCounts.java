package io.tidemark.fit.people;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * New connections of one person, or of people who cannot be told apart, block by block.
 *
 * @param people number of people
 * @param counts new connections in each block
 * @param seconds length of each block
 * @param since seconds from the end of the block before to the end of this one; infinite for the first of a capture, which nothing before it is known of
 * @param hours hour of the day, in UTC, that the middle of each block is in; 24 more on a Saturday or a Sunday
 */
public record PersonCounts(int people, long[] counts, double[] seconds, double[] since, int[] hours) {

    /** Nobody's counts, in place of those that people at the same times differ by. */
    private static final long[] NOTHING = {};

    /** Blocks of a capture, one after the other. */
    static PersonCounts ofCapture(int people, long[] counts, double[] seconds, int[] hours) {
        double[] since = seconds.clone();
        since[0] = Double.POSITIVE_INFINITY;
        return new PersonCounts(people, counts, seconds, since, hours);
    }

    /** What others opened at the same times. */
    PersonCounts with(int otherPeople, long[] otherCounts) {
        return new PersonCounts(otherPeople, otherCounts, seconds, since, hours);
    }

    /**
     * So many people at a time as one group of those who cannot be told apart, where they were captured at the same times.
     *
     * @param size how many of {@code people} a group is of, at most
     */
    static List<PersonCounts> together(List<PersonCounts> people, int size) {
        return people.stream()
                .collect(Collectors.groupingBy(each -> each.with(1, NOTHING), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(same -> IntStream.range(0, (same.size() + size - 1) / size)
                        .mapToObj(i -> same.subList(i * size, Math.min((i + 1) * size, same.size()))))
                .map(some -> some.stream().reduce(PersonCounts::and).orElseThrow())
                .toList();
    }

    private PersonCounts and(PersonCounts others) {
        return with(
                people + others.people,
                IntStream.range(0, counts.length)
                        .mapToLong(block -> counts[block] + others.counts[block])
                        .toArray());
    }

    int blocks() {
        return counts.length;
    }

    /** Whether a block is the first of a capture. */
    boolean begins(int block) {
        return Double.isInfinite(since[block]);
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

    /** The same person in two captures. */
    PersonCounts then(PersonCounts later) {
        int size = blocks() + later.blocks();
        long[] both = Arrays.copyOf(counts, size);
        double[] lengths = Arrays.copyOf(seconds, size);
        double[] apart = Arrays.copyOf(since, size);
        int[] ofDay = Arrays.copyOf(hours, size);
        System.arraycopy(later.counts, 0, both, blocks(), later.blocks());
        System.arraycopy(later.seconds, 0, lengths, blocks(), later.blocks());
        System.arraycopy(later.since, 0, apart, blocks(), later.blocks());
        System.arraycopy(later.hours, 0, ofDay, blocks(), later.blocks());
        return new PersonCounts(people, both, lengths, apart, ofDay);
    }

    /**
     * Spans of these blocks, which lie evenly over all of them: one in each of as many equal parts, at random within it.
     *
     * @param spans number of spans, so that each part has at least {@code length} blocks
     * @param length blocks of a span
     * @param random where in its part a span is
     */
    PersonCounts spans(int spans, int length, UniformRandomProvider random) {
        BitSet kept = new BitSet(blocks());
        for (int span = 0; span < spans; span++) {
            int from = (int) ((long) span * blocks() / spans);
            int to = (int) ((span + 1L) * blocks() / spans);
            int first = from + random.nextInt(to - from - length + 1);
            kept.set(first, first + length);
        }
        return only(kept);
    }

    private PersonCounts only(BitSet kept) {
        int[] blocks = kept.stream().toArray();
        double[] apart = new double[blocks.length];
        for (int i = 0; i < blocks.length; i++) {
            int before = i == 0 ? -1 : blocks[i - 1];
            apart[i] = Arrays.stream(since, before + 1, blocks[i] + 1).sum();
        }
        return new PersonCounts(
                people,
                Arrays.stream(blocks).mapToLong(block -> counts[block]).toArray(),
                Arrays.stream(blocks).mapToDouble(block -> seconds[block]).toArray(),
                apart,
                Arrays.stream(blocks).map(block -> hours[block]).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonCounts that
                && that.people == people
                && Arrays.equals(that.counts, counts)
                && Arrays.equals(that.seconds, seconds)
                && Arrays.equals(that.since, since)
                && Arrays.equals(that.hours, hours);
    }

    @Override
    public int hashCode() {
        return 31 * people + Arrays.hashCode(counts);
    }
}
