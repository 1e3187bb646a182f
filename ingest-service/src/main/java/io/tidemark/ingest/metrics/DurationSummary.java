package io.tidemark.ingest.metrics;

import java.util.Arrays;
import java.util.Map;

/**
 * All durations of one protocol's entries, zeros included, those still open with what was seen of them.
 *
 * @param count number of durations
 * @param mean exact mean in seconds, 0 where there are none
 * @param quantiles exact quantiles in seconds by probability ("0.5"), interpolated between the two nearest durations (R's type
 *     7); empty where there are no durations
 * @param histogram number of durations in bins of equal ratio
 */
public record DurationSummary(long count, double mean, Map<String, Double> quantiles, Histogram histogram) {

    private static final double[] PROBABILITIES = {0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999};

    /**
     * Summarises durations.
     *
     * @param sortedSeconds the durations in seconds, ascending
     * @param clockResolutionSeconds where the histogram begins if all durations are zero
     */
    static DurationSummary of(double[] sortedSeconds, double clockResolutionSeconds) {
        return new DurationSummary(
                sortedSeconds.length,
                Arrays.stream(sortedSeconds).average().orElse(0),
                Quantiles.of(sortedSeconds, PROBABILITIES),
                Histogram.of(sortedSeconds, clockResolutionSeconds));
    }

    /**
     * Bin i holds {@code edges[i] <= seconds < edges[i + 1]}; ten bins a decade. Durations below {@code edges[0]}, zeros
     * included, are in the first bin.
     *
     * @param edges edges of the bins in seconds, one more than bins; empty where there are no durations
     * @param counts number of durations in each bin
     */
    public record Histogram(double[] edges, long[] counts) {

        private static final int BINS_PER_DECADE = 10;

        private static Histogram of(double[] sorted, double clockResolutionSeconds) {
            if (sorted.length == 0) {
                return new Histogram(new double[0], new long[0]);
            }
            double smallest = Arrays.stream(sorted)
                    .filter(seconds -> seconds > 0)
                    .findFirst()
                    .orElse(clockResolutionSeconds);
            int from = power(smallest);
            int to = power(Math.max(smallest, sorted[sorted.length - 1]));
            double[] edges = new double[to - from + 2];
            Arrays.setAll(edges, i -> edge(from + i));
            return new Histogram(edges, counts(sorted, edges));
        }

        private static long[] counts(double[] sorted, double[] edges) {
            long[] counts = new long[edges.length - 1];
            int bin = 0;
            for (double seconds : sorted) {
                while (seconds >= edges[bin + 1]) {
                    bin++;
                }
                counts[bin]++;
            }
            return counts;
        }

        /** The greatest power whose edge is not above a duration. */
        private static int power(double seconds) {
            int power = (int) Math.floor(Math.log10(seconds) * BINS_PER_DECADE);
            return edge(power + 1) <= seconds ? power + 1 : power;
        }

        private static double edge(int power) {
            return Math.pow(10, (double) power / BINS_PER_DECADE);
        }
    }
}
