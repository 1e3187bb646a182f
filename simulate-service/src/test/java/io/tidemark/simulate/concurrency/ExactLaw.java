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

    /**
     * P(N = n) where the counts' law changes with a state: the joint law of what is left and of the state, from the oldest
     * second to the newest.
     */
    static double[] ofStates(ModulatedCounts counts, double[] shares, int length) {
        int states = counts.shapes().length;
        double[][] joint = new double[states][length];
        for (int state = 0; state < states; state++) {
            joint[state][0] = counts.chain().stationary(state);
        }
        for (int lag = shares.length - 1; lag >= 0; lag--) {
            double[][] next = new double[states][length];
            for (int from = 0; from < states; from++) {
                double[] left = convolve(
                        joint[from],
                        negativeBinomial(counts.shapes()[from], counts.rates()[from] / shares[lag], length));
                for (int to = 0; to < states; to++) {
                    for (int n = 0; n < length; n++) {
                        next[to][n] += counts.chain().step(from, to) * left[n];
                    }
                }
            }
            joint = next;
        }
        double[] sum = new double[length];
        for (double[] ofState : joint) {
            for (int n = 0; n < length; n++) {
                sum[n] += ofState[n];
            }
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
