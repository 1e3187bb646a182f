package io.tidemark.simulate.concurrency;

/**
 * The law of concurrency written down independently of the inversion: connections left of a second's negative binomial count
 * are negative binomial again, NegBinomial(alpha, beta / Sbar(k)), and the sum over lags is their convolution.
 */
final class ExactLaw {

    private ExactLaw() {}

    /** P(N = n) for n below {@code length}, by convolution over every single second of lag. */
    static double[] probabilities(double shape, double rate, double[] shares, int length) {
        double[] sum = new double[length];
        sum[0] = 1;
        for (double share : shares) {
            sum = share > 0 ? convolve(sum, negativeBinomial(shape, rate / share, length)) : sum;
        }
        return sum;
    }

    /** P(C = n), by P(n + 1) / P(n) = (n + alpha) / ((n + 1) (1 + beta)). */
    static double[] negativeBinomial(double shape, double rate, int length) {
        double[] probabilities = new double[length];
        probabilities[0] = Math.exp(-shape * Math.log1p(1 / rate));
        for (int n = 0; n + 1 < length; n++) {
            probabilities[n + 1] = probabilities[n] * (n + shape) / ((n + 1.0) * (1 + rate));
        }
        return probabilities;
    }

    /** Sbar(k) at every second, straight from its definition. */
    static double[] shares(DurationLaw durations, int seconds) {
        double[] shares = new double[seconds];
        for (int k = 0; k < seconds; k++) {
            shares[k] = durations.meanWithin(k + 1) - durations.meanWithin(k);
        }
        return shares;
    }

    private static double[] convolve(double[] left, double[] right) {
        double[] sum = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; left[i] > 1e-30 && i + j < sum.length; j++) {
                sum[i + j] += left[i] * right[j];
            }
        }
        return sum;
    }
}
