package io.tidemark.fit.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Series of counts by the index of each count among the distinct ones, so that what depends on a count alone is computed
 * once for each.
 *
 * @param distinct distinct counts, ascending
 * @param series index into {@code distinct} of each second of each series; none is empty
 */
record IndexedCounts(int[] distinct, List<int[]> series) {

    static IndexedCounts of(List<int[]> series) {
        int largest = series.stream().flatMapToInt(IntStream::of).max().orElse(0);
        int[] index = new int[largest + 1];
        series.forEach(counts -> {
            for (int count : counts) {
                index[count] = 1;
            }
        });
        int[] distinct = IntStream.rangeClosed(0, largest)
                .filter(count -> index[count] > 0)
                .toArray();
        for (int i = 0; i < distinct.length; i++) {
            index[distinct[i]] = i;
        }
        return new IndexedCounts(
                distinct,
                series.stream()
                        .map(counts ->
                                IntStream.of(counts).map(count -> index[count]).toArray())
                        .toList());
    }
}
