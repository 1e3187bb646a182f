package io.tidemark.fit.checks;

import java.util.Arrays;

/**
 * Where the values of replicates lie: quantiles by the nearest rank, which infinite values may be among.
 *
 * @param q5 5 % quantile
 * @param q50 median
 * @param q95 95 % quantile
 */
record Band(double q5, double q50, double q95) {

    /** The band of the values of all replicates. */
    static Band of(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return new Band(rank(sorted, 0.05), rank(sorted, 0.5), rank(sorted, 0.95));
    }

    private static double rank(double[] sorted, double p) {
        return sorted[(int) Math.ceil(p * sorted.length) - 1];
    }
}
