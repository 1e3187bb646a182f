package io.tidemark.fit.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * New connections of one capture in blocks of seconds with equal counts, so that what is computed for every block does not
 * grow with the seconds in which nothing happens. The last blocks are predicted, the others only known.
 */
public final class CountBlocks {

    /** Seconds at the start of a run of equal counts that are blocks of their own. */
    private static final int ALONE = 8;

    private final int[] distinct;
    private final List<Steps.Run> kinds;
    private final int[] blocks;
    private final int predicted;

    private CountBlocks(int[] distinct, List<Steps.Run> kinds, int[] blocks, int predicted) {
        this.distinct = distinct;
        this.kinds = kinds;
        this.blocks = blocks;
        this.predicted = predicted;
    }

    /**
     * Blocks to mix predictions of many draws over. In a run of equal counts a prediction comes to rest, so the first {@value #ALONE}
     * seconds of a run are blocks of their own, and a later block is an eighth as long as the run before it. What that changes of a score
     * lies below a thousandth.
     *
     * @param counts new connections in each second
     * @param fromSecond the first second that is predicted
     */
    public static CountBlocks growing(int[] counts, int fromSecond) {
        return of(counts, fromSecond, second -> second == fromSecond, before -> Math.max(1, before / ALONE));
    }

    /**
     * Blocks as long as can be, all of them predicted.
     *
     * @param counts new connections in each second
     * @param length a block ends where a multiple of so many seconds does
     */
    public static CountBlocks within(int[] counts, int length) {
        return of(counts, 0, second -> second % length == 0, before -> Integer.MAX_VALUE);
    }

    private static CountBlocks of(int[] counts, int fromSecond, IntPredicate cut, IntUnaryOperator longest) {
        int[] distinct = IntStream.of(counts).sorted().distinct().toArray();
        Map<Steps.Run, Integer> kinds = new LinkedHashMap<>();
        List<Integer> blocks = new ArrayList<>();
        int known = 0;
        int runFrom = 0;
        int from = 0;
        while (from < counts.length) {
            if (counts[from] != counts[runFrom]) runFrom = from;
            int to = end(counts, from, longest.applyAsInt(from - runFrom), cut);
            Steps.Run kind = new Steps.Run(Arrays.binarySearch(distinct, counts[from]), to - from);
            blocks.add(kinds.computeIfAbsent(kind, each -> kinds.size()));
            if (from < fromSecond) known++;
            from = to;
        }
        int[] places = blocks.stream().mapToInt(Integer::intValue).toArray();
        return new CountBlocks(distinct, List.copyOf(kinds.keySet()), places, places.length - known);
    }

    private static int end(int[] counts, int from, int longest, IntPredicate cut) {
        int to = from + 1;
        while (to < counts.length && to - from < longest && counts[to] == counts[from] && !cut.test(to)) to++;
        return to;
    }

    /** Number of blocks that are predicted. */
    public int predicted() {
        return predicted;
    }

    /** Length of a block that is predicted, counted from the first of these. */
    public int seconds(int block) {
        return kinds.get(kind(blocks.length - predicted + block)).seconds();
    }

    /** Distinct counts, ascending. */
    int[] distinct() {
        return distinct;
    }

    /** Every count and length that occurs, once. */
    List<Steps.Run> kinds() {
        return kinds;
    }

    /** Number of blocks, predicted or not. */
    int number() {
        return blocks.length;
    }

    /** Index into {@link #kinds} of a block, predicted or not. */
    int kind(int block) {
        return blocks[block];
    }
}
