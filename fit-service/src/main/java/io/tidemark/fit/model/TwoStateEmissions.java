package io.tidemark.fit.model;

/**
 * How likely each distinct count is in either state of a chain: negative binomial of a mean and a size. Likelihoods are
 * held relative to the larger of both states'. Holds the results of the last evaluation.
 */
final class TwoStateEmissions {

    private final NegativeBinomialCounts[] states;
    private final double[][] relative;
    private final double[] logLarger;

    /**
     * Emissions of the given counts.
     *
     * @param counts distinct counts in ascending order
     */
    TwoStateEmissions(int[] counts) {
        states = new NegativeBinomialCounts[] {new NegativeBinomialCounts(counts), new NegativeBinomialCounts(counts)};
        relative = new double[2][counts.length];
        logLarger = new double[counts.length];
    }

    /** Evaluates at the logarithms of the means and the sizes of both states, from an index each. */
    void evaluate(double[] logMeans, int meansFrom, double[] sizes, int sizesFrom) {
        for (int s = 0; s < 2; s++) {
            states[s].evaluate(logMeans[meansFrom + s], sizes[sizesFrom + s]);
        }
        double[] first = states[0].logProbabilities();
        double[] second = states[1].logProbabilities();
        for (int i = 0; i < logLarger.length; i++) {
            logLarger[i] = Math.max(first[i], second[i]);
            relative[0][i] = Math.exp(first[i] - logLarger[i]);
            relative[1][i] = Math.exp(second[i] - logLarger[i]);
        }
    }

    /** Probabilities in state 0 or 1, and their derivatives. */
    NegativeBinomialCounts state(int s) {
        return states[s];
    }

    /** Likelihood of each count in state 0 or 1, relative to that of the state where it is larger. */
    double[] relative(int s) {
        return relative[s];
    }

    /** Log probability of each count in the state where it is larger. */
    double[] logLarger() {
        return logLarger;
    }
}
