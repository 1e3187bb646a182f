package io.tidemark.ingest.host;

import io.tidemark.ingest.metrics.Quantiles;
import java.util.Arrays;
import java.util.Map;

/**
 * How much hosts differ in one figure.
 *
 * @param mean over hosts
 * @param coefficientOfVariation standard deviation over hosts (n - 1) by their mean; null for fewer than two hosts, or where the mean is 0
 * @param quantiles over hosts by probability, interpolated between the two nearest; "0.0" is the smallest, "1.0" the largest
 */
public record HostSpread(double mean, Double coefficientOfVariation, Map<String, Double> quantiles) {

    private static final double[] PROBABILITIES = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1};

    /** The spread of a figure of which every host has one; the array is sorted. */
    static HostSpread of(double[] figures) {
        Arrays.sort(figures);
        double mean = Arrays.stream(figures).average().orElse(0);
        double squares = Arrays.stream(figures)
                .map(each -> (each - mean) * (each - mean))
                .sum();
        boolean spreads = figures.length > 1 && mean > 0;
        Double variation = spreads ? Math.sqrt(squares / (figures.length - 1)) / mean : null;
        return new HostSpread(mean, variation, Quantiles.of(figures, PROBABILITIES));
    }
}
