package io.tidemark.fit.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Log likelihood of the weights of a mixture whose parts are known, {@code sum_i n_i log sum_k w[k] L_ik}, up to a constant,
 * with its derivatives by the logarithms of the weights. L_ik, the likelihood of observation i under part k, is computed
 * once; each row is held relative to its largest. Concave in the weights. Holds the derivatives of the last evaluation.
 */
final class MixtureWeightsLikelihood {

    /** Products this small are turned into logarithms; that of one more observation does not underflow. */
    private static final double SMALL = 1e-150;

    private final double[][] likelihoods;
    private final double[] counts;
    private final double[] byLogWeight;

    private MixtureWeightsLikelihood(double[][] likelihoods, double[] counts, int parts) {
        this.likelihoods = likelihoods;
        this.counts = counts;
        this.byLogWeight = new double[parts];
    }

    /** The same with results of its own, for another thread. */
    MixtureWeightsLikelihood fresh() {
        return new MixtureWeightsLikelihood(likelihoods, counts, byLogWeight.length);
    }

    double[] byLogWeight() {
        return byLogWeight;
    }

    /** Log likelihood at the weights. Logarithms are taken of products of several observations, which is faster. */
    double evaluate(double[] weights) {
        Arrays.fill(byLogWeight, 0);
        double sum = 0;
        double product = 1;
        for (int i = 0; i < counts.length; i++) {
            double mixed = mix(weights, likelihoods[i]);
            accumulate(counts[i] / mixed, likelihoods[i]);
            if (counts[i] != 1) {
                sum += counts[i] * Math.log(mixed);
                continue;
            }
            product *= mixed;
            if (product < SMALL) {
                sum += Math.log(product);
                product = 1;
            }
        }
        for (int k = 0; k < byLogWeight.length; k++) {
            byLogWeight[k] *= weights[k];
        }
        return sum + Math.log(product);
    }

    /** Weighted sum of a row, by four sums that do not wait for each other. */
    private static double mix(double[] weights, double[] row) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int k = 0;
        for (; k + 3 < row.length; k += 4) {
            first += weights[k] * row[k];
            second += weights[k + 1] * row[k + 1];
            third += weights[k + 2] * row[k + 2];
            fourth += weights[k + 3] * row[k + 3];
        }
        for (; k < row.length; k++) {
            first += weights[k] * row[k];
        }
        return (first + second) + (third + fourth);
    }

    private void accumulate(double unit, double[] row) {
        for (int k = 0; k < row.length; k++) {
            byLogWeight[k] += unit * row[k];
        }
    }

    /** Log likelihood of an observation under a part. */
    @FunctionalInterface
    interface PartLogLikelihood {
        double of(double logSeconds, int part);
    }

    /** Gathers observations. */
    static final class Builder {

        private final int parts;
        private final List<double[]> rows = new ArrayList<>();
        private final List<Double> counts = new ArrayList<>();

        Builder(int parts) {
            this.parts = parts;
        }

        void add(LogDurations.Group group, PartLogLikelihood logLikelihood) {
            for (int i = 0; i < group.size(); i++) {
                double logSeconds = group.logSeconds()[i];
                double[] row = new double[parts];
                Arrays.setAll(row, k -> logLikelihood.of(logSeconds, k));
                double largest = Arrays.stream(row).max().orElseThrow();
                Arrays.setAll(row, k -> Math.exp(row[k] - largest));
                rows.add(row);
                counts.add(group.counts()[i]);
            }
        }

        MixtureWeightsLikelihood build() {
            return new MixtureWeightsLikelihood(
                    rows.toArray(double[][]::new),
                    counts.stream().mapToDouble(each -> each).toArray(),
                    parts);
        }
    }
}
