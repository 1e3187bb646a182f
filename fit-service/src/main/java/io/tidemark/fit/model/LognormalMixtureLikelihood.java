package io.tidemark.fit.model;

import java.util.Arrays;

/**
 * Log likelihood of durations under a mixture of K lognormal distributions, up to a constant, with its derivatives by the
 * logarithms of the weights, by the means and by the logarithms of the sigmas. With y the log seconds and z = (y - mu[k]) /
 * sigma[k], part k adds to a duration
 *
 * <pre>
 * ended       w[k] phi(z) / sigma[k]
 * unresolved  w[k] Phi(z)
 * open        w[k] Phi(-z)
 * </pre>
 *
 * <p>A derivative is the sum over durations of that of log part k, weighted by the probability that the duration is of part
 * k. Holds the derivatives of the last evaluation.
 */
final class LognormalMixtureLikelihood {

    private final LogDurations durations;
    private final int parts;
    private final NormalTail tail = new NormalTail();

    private final double[] logFactors;
    private final double[] means;
    private final double[] precisions;
    private final double[] z;
    private final double[] terms;
    private final double[] slopes;

    private final double[] byLogWeight;
    private final double[] byMean;
    private final double[] byLogSigma;

    LognormalMixtureLikelihood(int parts, LogDurations durations) {
        this.parts = parts;
        this.durations = durations;
        logFactors = new double[parts];
        means = new double[parts];
        precisions = new double[parts];
        z = new double[parts];
        terms = new double[parts];
        slopes = new double[parts];
        byLogWeight = new double[parts];
        byMean = new double[parts];
        byLogSigma = new double[parts];
    }

    double[] byLogWeight() {
        return byLogWeight;
    }

    double[] byMean() {
        return byMean;
    }

    double[] byLogSigma() {
        return byLogSigma;
    }

    /** Log likelihood at the logarithms of the weights, the means, and the logarithms of the sigmas. */
    double evaluate(double[] logWeights, double[] atMeans, double[] logSigmas) {
        for (int k = 0; k < parts; k++) {
            means[k] = atMeans[k];
            precisions[k] = Math.exp(-logSigmas[k]);
            logFactors[k] = logWeights[k] - logSigmas[k];
        }
        Arrays.fill(byLogWeight, 0);
        Arrays.fill(byMean, 0);
        Arrays.fill(byLogSigma, 0);
        double logLikelihood = addEnded(durations.ended())
                + addTails(durations.unresolved(), logWeights, 1)
                + addTails(durations.open(), logWeights, -1);
        for (int k = 0; k < parts; k++) {
            byMean[k] *= precisions[k];
        }
        return logLikelihood;
    }

    private double addEnded(LogDurations.Group ended) {
        double sum = 0;
        for (int i = 0; i < ended.size(); i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < parts; k++) {
                z[k] = (ended.logSeconds()[i] - means[k]) * precisions[k];
                terms[k] = logFactors[k] - z[k] * z[k] / 2;
                largest = Math.max(largest, terms[k]);
            }
            double total = exponentiate(largest);
            double count = ended.counts()[i];
            sum += count * (largest + Math.log(total));
            double unit = count / total;
            for (int k = 0; k < parts; k++) {
                double ofPart = terms[k] * unit;
                byLogWeight[k] += ofPart;
                byMean[k] += ofPart * z[k];
                byLogSigma[k] += ofPart * (z[k] * z[k] - 1);
            }
        }
        return sum;
    }

    /** Durations known to be below their values, by a sign of 1, or above them, by -1. */
    private double addTails(LogDurations.Group group, double[] logWeights, int sign) {
        double sum = 0;
        for (int i = 0; i < group.size(); i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < parts; k++) {
                z[k] = (group.logSeconds()[i] - means[k]) * precisions[k];
                tail.evaluate(sign * z[k]);
                terms[k] = logWeights[k] + tail.logLower();
                slopes[k] = sign * tail.byX();
                largest = Math.max(largest, terms[k]);
            }
            double total = exponentiate(largest);
            double count = group.counts()[i];
            sum += count * (largest + Math.log(total));
            double unit = count / total;
            for (int k = 0; k < parts; k++) {
                double ofPart = terms[k] * unit;
                byLogWeight[k] += ofPart;
                byMean[k] -= ofPart * slopes[k];
                byLogSigma[k] -= ofPart * slopes[k] * z[k];
            }
        }
        return sum;
    }

    /** Replaces the terms by their exponentials relative to the largest, and returns their sum. */
    private double exponentiate(double largest) {
        double total = 0;
        for (int k = 0; k < parts; k++) {
            terms[k] = Math.exp(terms[k] - largest);
            total += terms[k];
        }
        return total;
    }
}
