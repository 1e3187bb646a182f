package io.tidemark.fit.model;

import io.tidemark.fit.mcmc.LogSum;
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

    /** Ended durations are taken in blocks of this size, step by step, in loops that a compiler can vectorise. */
    private static final int BLOCK = 256;

    private final LogDurations durations;
    private final LogDurations.Group ended;
    private final int parts;
    private final NormalTail tail = new NormalTail();

    private final double[] logFactors;
    private final double[] means;
    private final double[] precisions;
    private final double[] z;
    private final double[] terms;
    private final double[] slopes;

    private final double[] logSeconds = new double[BLOCK];
    private final double[] counts = new double[BLOCK];
    private final double[] logs = new double[BLOCK];
    private final double[] largest = new double[BLOCK];
    private final double[] scales = new double[BLOCK];
    private final double[] totals = new double[BLOCK];
    private final double[] units = new double[BLOCK];
    private final double[][] densities;

    private final double[] byLogWeight;
    private final double[] byMean;
    private final double[] byLogSigma;

    LognormalMixtureLikelihood(int parts, LogDurations durations) {
        this.parts = parts;
        this.durations = durations;
        this.ended = durations.ended();
        densities = new double[parts][BLOCK];
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
        double logLikelihood = addEnded()
                + addTails(durations.unresolved(), logWeights, 1)
                + addTails(durations.open(), logWeights, -1);
        for (int k = 0; k < parts; k++) {
            byMean[k] *= precisions[k];
        }
        return logLikelihood;
    }

    private double addEnded() {
        double sum = 0;
        for (int from = 0; from < ended.size(); from += BLOCK) {
            int length = Math.min(BLOCK, ended.size() - from);
            System.arraycopy(ended.logSeconds(), from, logSeconds, 0, length);
            System.arraycopy(ended.counts(), from, counts, 0, length);
            sum += mix(length);
            for (int k = 0; k < parts; k++) {
                accumulate(k, length);
            }
        }
        return sum;
    }

    /**
     * Log likelihood of a block. Leaves the parts' densities in {@code densities}, relative to the largest part's, and the
     * counts divided by their sums in {@code units}. The largest part's is 1, so that each part but one costs an exponential.
     */
    private double mix(int length) {
        logDensities(0, largest, length);
        Arrays.fill(densities[0], 0, length, 1);
        Arrays.fill(totals, 0, length, 1);
        for (int k = 1; k < parts; k++) {
            logDensities(k, logs, length);
            add(densities[k], length);
            for (int before = 0; before < k; before++) {
                rescale(densities[before], length);
            }
        }
        double sum = 0;
        for (int i = 0; i < length; i++) {
            units[i] = counts[i] / totals[i];
            sum += counts[i] * largest[i];
        }
        return sum + logTotals(length);
    }

    private void logDensities(int k, double[] into, int length) {
        double mean = means[k];
        double precision = precisions[k];
        double logFactor = logFactors[k];
        for (int i = 0; i < length; i++) {
            double z = (logSeconds[i] - mean) * precision;
            into[i] = logFactor - z * z / 2;
        }
    }

    /** Adds the part whose densities have the logarithms {@code logs}; leaves in {@code scales} what those before are to be multiplied by. */
    private void add(double[] density, int length) {
        for (int i = 0; i < length; i++) {
            double above = logs[i] - largest[i];
            double ratio = Exponential.of(-Math.abs(above));
            if (above > 0) {
                density[i] = 1;
                scales[i] = ratio;
                totals[i] = ratio * totals[i] + 1;
                largest[i] = logs[i];
            } else {
                density[i] = ratio;
                scales[i] = 1;
                totals[i] += ratio;
            }
        }
    }

    private void rescale(double[] density, int length) {
        for (int i = 0; i < length; i++) {
            density[i] *= scales[i];
        }
    }

    /** Totals lie between 1 and the number of parts, so that those of a block can be multiplied before taking a logarithm. */
    private double logTotals(int length) {
        double sum = 0;
        double product = 1;
        for (int i = 0; i < length; i++) {
            if (counts[i] == 1) {
                product *= totals[i];
            } else {
                sum += counts[i] * Math.log(totals[i]);
            }
        }
        return sum + Math.log(product);
    }

    private void accumulate(int k, int length) {
        double[] ofPart = densities[k];
        double mean = means[k];
        double precision = precisions[k];
        double sum = 0;
        double sumZ = 0;
        double sumSquares = 0;
        for (int i = 0; i < length; i++) {
            double weight = ofPart[i] * units[i];
            double z = (logSeconds[i] - mean) * precision;
            sum += weight;
            sumZ += weight * z;
            sumSquares += weight * z * z;
        }
        byLogWeight[k] += sum;
        byMean[k] += sumZ;
        byLogSigma[k] += sumSquares - sum;
    }

    /** Durations known to be below their values, by a sign of 1, or above them, by -1. */
    private double addTails(LogDurations.Group group, double[] logWeights, int sign) {
        double sum = 0;
        for (int i = 0; i < group.size(); i++) {
            double y = group.logSeconds()[i];
            for (int k = 0; k < parts; k++) {
                z[k] = (y - means[k]) * precisions[k];
                tail.evaluate(sign * z[k]);
                terms[k] = logWeights[k] + tail.logLower();
                slopes[k] = sign * tail.byX();
            }
            double logTotal = LogSum.of(terms);
            double count = group.counts()[i];
            sum += count * logTotal;
            for (int k = 0; k < parts; k++) {
                double weight = count * Math.exp(terms[k] - logTotal);
                byLogWeight[k] += weight;
                byMean[k] -= weight * slopes[k];
                byLogSigma[k] -= weight * slopes[k] * z[k];
            }
        }
        return sum;
    }
}
