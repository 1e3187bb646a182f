package io.tidemark.fit.model;

import org.apache.commons.math3.special.Gamma;

/**
 * Log probabilities of some counts c under a negative binomial distribution of mean m and size a, Stan's {@code
 * neg_binomial_2_log(log m, a)}, with their derivatives by log m and log a:
 *
 * <pre>p(c) = Gamma(c + a) / (c! Gamma(a)) (m / (m + a))^c (a / (m + a))^a</pre>
 *
 * <p>The quotient of gamma functions is a product of c factors, which grows from count to count, up to {@value #DIRECT}.
 * Holds the results of the last evaluation.
 */
final class NegativeBinomialCounts {

    private static final int DIRECT = 256;

    private final int[] counts;
    private final double[] logFactorials;
    private final double[] logProbabilities;
    private final double[] byLogMean;
    private final double[] byLogSize;

    /**
     * Probabilities of the given counts.
     *
     * @param counts counts in ascending order
     */
    NegativeBinomialCounts(int[] counts) {
        this.counts = counts;
        this.logFactorials = new double[counts.length];
        this.logProbabilities = new double[counts.length];
        this.byLogMean = new double[counts.length];
        this.byLogSize = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            logFactorials[i] = Gamma.logGamma(counts[i] + 1.0);
        }
    }

    /** Log probability of each count. */
    double[] logProbabilities() {
        return logProbabilities;
    }

    /** Its derivatives by the logarithm of the mean. */
    double[] byLogMean() {
        return byLogMean;
    }

    /** Its derivatives by the logarithm of the size. */
    double[] byLogSize() {
        return byLogSize;
    }

    /** Evaluates at the logarithm of the mean and the size. */
    void evaluate(double logMean, double size) {
        double mean = Math.exp(logMean);
        double logSizeShare = -Math.log1p(mean / size);
        double logMeanShare = -Math.log1p(size / mean);
        double logRising = 0;
        double harmonic = 0;
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            int count = counts[i];
            for (; next < Math.min(count, DIRECT); next++) {
                logRising += Math.log(size + next);
                harmonic += 1 / (size + next);
            }
            boolean direct = count <= DIRECT;
            double excess = (count - mean) / (mean + size);
            logProbabilities[i] = (direct ? logRising : Gamma.logGamma(size + count) - Gamma.logGamma(size))
                    - logFactorials[i]
                    + count * logMeanShare
                    + size * logSizeShare;
            byLogMean[i] = size * excess;
            byLogSize[i] =
                    size * ((direct ? harmonic : Digamma.of(size + count) - Digamma.of(size)) + logSizeShare - excess);
        }
    }
}
