package io.tidemark.fit.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Seconds by their number of new connections, in bins from one count to another, both included: those observed, and where the
 * replicates' lie. Bins grow by a quarter, so that there are some sixty of them at the most.
 *
 * @param from smallest count of each bin
 * @param to largest count of each bin
 * @param observed seconds of the data
 * @param q5 5 % quantile of the replicates'
 * @param q50 median of the replicates'
 * @param q95 95 % quantile of the replicates'
 */
public record CountBands(int[] from, int[] to, long[] observed, double[] q5, double[] q50, double[] q95) {

    private static final int MOST = 60;
    private static final double GROWTH = 1.25;

    /**
     * Compares series of counts.
     *
     * @param observed counts of every capture
     * @param replicates the same of every replicate
     */
    static CountBands of(List<int[]> observed, List<List<int[]>> replicates) {
        double largest = Math.max(
                CountStatistic.LARGEST.of(observed),
                replicates.stream()
                        .mapToDouble(CountStatistic.LARGEST::of)
                        .max()
                        .orElse(0));
        int[] to = ends((int) largest);
        int[] from = new int[to.length];
        Arrays.setAll(from, bin -> bin == 0 ? 0 : to[bin - 1] + 1);
        long[][] seconds =
                replicates.stream().map(replicate -> seconds(replicate, to)).toArray(long[][]::new);
        Band[] bands = new Band[to.length];
        Arrays.setAll(
                bands,
                bin -> Band.of(
                        Arrays.stream(seconds).mapToDouble(each -> each[bin]).toArray()));
        return new CountBands(
                from,
                to,
                seconds(observed, to),
                Arrays.stream(bands).mapToDouble(Band::q5).toArray(),
                Arrays.stream(bands).mapToDouble(Band::q50).toArray(),
                Arrays.stream(bands).mapToDouble(Band::q95).toArray());
    }

    private static int[] ends(int largest) {
        List<Integer> ends = new ArrayList<>();
        for (int from = 0; from <= largest && ends.size() < MOST; from = ends.get(ends.size() - 1) + 1) {
            ends.add(Math.max(from, (int) Math.min(largest, from * GROWTH)));
        }
        ends.set(ends.size() - 1, largest);
        return ends.stream().mapToInt(end -> end).toArray();
    }

    private static long[] seconds(List<int[]> captures, int[] to) {
        long[] seconds = new long[to.length];
        for (int[] counts : captures) {
            for (int count : counts) {
                int found = Arrays.binarySearch(to, count);
                seconds[found < 0 ? -found - 1 : found]++;
            }
        }
        return seconds;
    }
}
