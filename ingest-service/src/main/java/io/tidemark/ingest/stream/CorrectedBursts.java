package io.tidemark.ingest.stream;

import io.tidemark.contracts.StreamRecord;
import java.util.Arrays;
import java.util.Comparator;

/** Bursts of a stream over several segments of a capture, put in the order of the corrected clock. */
final class CorrectedBursts {

    private CorrectedBursts() {}

    /**
     * Sorts bursts, merges those without a gap of more than {@link StreamRecord#BURST_GAP_NANOS}, and leaves those out that lie before or after
     * what is measured, unless all do.
     *
     * @param edges start and end of each burst, alternating
     * @param start when what is measured starts
     * @param end when it ends
     */
    static long[] of(long[] edges, long start, long end) {
        long[][] bursts = new long[edges.length / 2][];
        for (int i = 0; i < bursts.length; i++) {
            long from = edges[2 * i];
            long to = edges[2 * i + 1];
            bursts[i] = new long[] {Math.min(from, to), Math.max(from, to)};
        }
        long[][] within = Arrays.stream(bursts)
                .filter(burst -> burst[1] >= start && burst[0] <= end)
                .toArray(long[][]::new);
        return merged(within.length == 0 ? bursts : within);
    }

    private static long[] merged(long[][] bursts) {
        Arrays.sort(bursts, Comparator.comparingLong(burst -> burst[0]));
        long[] edges = new long[2 * bursts.length];
        int count = 0;
        for (long[] burst : bursts) {
            if (count > 0 && burst[0] - edges[count - 1] <= StreamRecord.BURST_GAP_NANOS) {
                edges[count - 1] = Math.max(edges[count - 1], burst[1]);
            } else {
                edges[count++] = burst[0];
                edges[count++] = burst[1];
            }
        }
        return Arrays.copyOf(edges, count);
    }
}
