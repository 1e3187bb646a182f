package io.tidemark.ingest.metrics;

import java.util.Map;

/**
 * All durations of one protocol's entries, zeros included, those still open with what was seen of them.
 *
 * @param count number of durations
 * @param mean exact mean in seconds, 0 where there are none
 * @param quantiles exact quantiles in seconds by probability ("0.5"); empty where there are no durations
 * @param histogram number of durations in bins of equal ratio
 */
public record DurationSummary(long count, double mean, Map<String, Double> quantiles, Histogram histogram) {

    /**
     * Bin i holds {@code edges[i] <= seconds < edges[i + 1]}; ten bins a decade. Durations below {@code edges[0]}, zeros
     * included, are in the first bin.
     *
     * @param edges edges of the bins in seconds, one more than bins; empty where there are no durations
     * @param counts number of durations in each bin
     */
    public record Histogram(double[] edges, long[] counts) {}
}
