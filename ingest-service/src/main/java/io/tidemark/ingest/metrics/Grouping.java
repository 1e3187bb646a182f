package io.tidemark.ingest.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Elements in the order of the groups that they are of: a counting sort. */
public final class Grouping {

    /** In place of a group: the element is of none, and in no order. */
    public static final int NONE = -1;

    private final int[] from;
    private final int[] order;

    private Grouping(int[] from, int[] order) {
        this.from = from;
        this.order = order;
    }

    /**
     * Groups elements.
     *
     * @param groupOf the group of each element, from 0, or {@link #NONE}
     * @param elements number of elements
     * @param groups number of groups
     */
    public static Grouping of(int[] groupOf, int elements, int groups) {
        int[] from = new int[groups + 1];
        for (int i = 0; i < elements; i++) {
            if (groupOf[i] != NONE) from[groupOf[i] + 1]++;
        }
        Arrays.parallelPrefix(from, Integer::sum);
        int[] free = Arrays.copyOf(from, groups);
        int[] order = new int[from[groups]];
        for (int i = 0; i < elements; i++) {
            if (groupOf[i] != NONE) order[free[groupOf[i]]++] = i;
        }
        return new Grouping(from, order);
    }

    /** Number of elements of a group. */
    public int size(int group) {
        return from[group + 1] - from[group];
    }

    /** The elements of a group, as they came. */
    public IntStream elements(int group) {
        return Arrays.stream(order, from[group], from[group + 1]);
    }
}
