package io.tidemark.fit.diagnostics;

import java.util.Arrays;

/**
 * Effective sample size of several chains: {@code S / tau} for S draws in all, with the integrated autocorrelation time
 * {@code tau = -1 + 2 (P_0 + .. + P_k)}, P_j = rho_2j + rho_(2j+1), cut off by Geyer's initial monotone sequence: the sums of
 * pairs of autocorrelations are kept while they are positive, and made not to rise. The autocorrelation
 *
 * <pre>rho_t = 1 - (W - mean autocovariance at lag t) / var+</pre>
 *
 * <p>combines chains, so that disagreement between them lowers it. Vehtari et al. 2021, section 3.2; Geyer 1992.
 */
final class EffectiveSampleSize {

    private static final int FEWEST_DRAWS = 6;

    private EffectiveSampleSize() {}

    /** The smaller one of the indicators of two quantiles: how well the tails are known. */
    static double tail(Chains split, double low, double high) {
        return Math.min(below(split, low), below(split, high));
    }

    private static double below(Chains chains, double threshold) {
        return of(chains.map(value -> value <= threshold ? 1 : 0));
    }

    /** Of the mean of draws; of rank-normalised ones it says how well the bulk is known. NaN where draws do not vary, are not finite, or are too few. */
    static double of(Chains chains) {
        if (chains.length() < FEWEST_DRAWS || !chains.vary()) {
            return Double.NaN;
        }
        double draws = (double) chains.count() * chains.length();
        double smallestTime = 1 / Math.log10(draws);
        return draws / Math.max(autocorrelationTime(autocorrelations(chains)), smallestTime);
    }

    /** Autocorrelations by lag, combined over chains. */
    private static double[] autocorrelations(Chains chains) {
        double length = chains.length();
        double[] covariance = meanAutocovariance(chains);
        double within = covariance[0] * length / (length - 1);
        double between = chains.count() > 1 ? Moments.variance(chains.means()) : 0;
        double variance = covariance[0] + between;
        double[] correlations = new double[covariance.length];
        Arrays.setAll(correlations, lag -> lag == 0 ? 1 : 1 - (within - covariance[lag]) / variance);
        return correlations;
    }

    private static double[] meanAutocovariance(Chains chains) {
        double[] mean = new double[chains.length()];
        for (double[] chain : chains.draws()) {
            double[] covariance = Autocovariance.of(chain);
            Arrays.setAll(mean, lag -> mean[lag] + covariance[lag] / chains.count());
        }
        return mean;
    }

    /**
     * tau by the initial monotone sequence. The first pair that is not positive ends it; of that pair the even
     * correlation is still added once where it is positive, which lowers the variance for antithetic chains.
     */
    private static double autocorrelationTime(double[] correlations) {
        double previous = correlations[0] + correlations[1];
        double sum = previous > 0 ? previous : 0;
        int lag = 2;
        while (lag + 3 < correlations.length && previous > 0) {
            double pair = correlations[lag] + correlations[lag + 1];
            if (!(pair > 0)) {
                break;
            }
            previous = Math.min(pair, previous);
            sum += previous;
            lag += 2;
        }
        return -1 + 2 * sum + Math.max(correlations[lag], 0);
    }
}
