package io.tidemark.fit.checks;

import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of durations in seconds, by the product-limit estimate: those observed, and where the replicates' lie; infinite
 * where longer than anything seen to its end.
 *
 * @param p probabilities
 * @param observed quantiles of the data
 * @param q5 5 % quantile of the replicates'
 * @param q50 median of the replicates'
 * @param q95 95 % quantile of the replicates'
 */
public record QuantileBands(double[] p, double[] observed, double[] q5, double[] q50, double[] q95) {

    private static final double[] PROBABILITIES = {
        0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9,
        0.95, 0.98, 0.99, 0.995, 0.998, 0.999
    };

    static QuantileBands of(SurvivalCurve observed, List<SurvivalCurve> replicates) {
        Band[] bands = new Band[PROBABILITIES.length];
        Arrays.setAll(
                bands,
                i -> Band.of(replicates.stream()
                        .mapToDouble(replicate -> replicate.quantile(PROBABILITIES[i]))
                        .toArray()));
        return new QuantileBands(
                PROBABILITIES.clone(),
                Arrays.stream(PROBABILITIES).map(observed::quantile).toArray(),
                Arrays.stream(bands).mapToDouble(Band::q5).toArray(),
                Arrays.stream(bands).mapToDouble(Band::q50).toArray(),
                Arrays.stream(bands).mapToDouble(Band::q95).toArray());
    }
}
