package io.tidemark.ingest.metrics;

import java.util.LinkedHashMap;
import java.util.Map;

/** Quantiles of sorted values, interpolated between the two nearest (R's type 7). */
public final class Quantiles {

    private Quantiles() {}

    /**
     * One quantile.
     *
     * @param sorted the values, ascending, at least one
     * @param probability from 0 to 1
     */
    public static double of(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Several quantiles, by their probability as text ("0.5"), in the order given.
     *
     * @param sorted the values, ascending
     * @return empty where there are no values
     */
    public static Map<String, Double> of(double[] sorted, double... probabilities) {
        Map<String, Double> quantiles = new LinkedHashMap<>();
        if (sorted.length > 0) {
            for (double probability : probabilities) {
                quantiles.put(Double.toString(probability), of(sorted, probability));
            }
        }
        return quantiles;
    }
}
