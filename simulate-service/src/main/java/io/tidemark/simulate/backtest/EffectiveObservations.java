package io.tidemark.simulate.backtest;

/**
 * How many independent observations a series of dependent ones is worth: n / tau, tau = 1 + 2 sum of rho(h), summed by Geyer's
 * initial monotone sequence (C. J. Geyer, Practical Markov chain Monte Carlo, 1992): sums of two neighbours as long as they are
 * positive, none larger than the one before. A series not many times longer than its memory shows less of it than there is,
 * so that the number comes out too large rather than too small; a constant series counts as one observation.
 */
final class EffectiveObservations {

    private EffectiveObservations() {}

    static double of(int[] series) {
        double[] deviations = deviations(series);
        double variance = autocovariance(deviations, 0);
        if (variance == 0) {
            return 1;
        }
        double sum = -variance;
        double largest = Double.POSITIVE_INFINITY;
        for (int lag = 0; lag + 1 < deviations.length; lag += 2) {
            double pair = autocovariance(deviations, lag) + autocovariance(deviations, lag + 1);
            if (pair <= 0) {
                break;
            }
            largest = Math.min(largest, pair);
            sum += 2 * largest;
        }
        double time = Math.max(sum / variance, 1);
        return Math.max(series.length / time, 1);
    }

    private static double[] deviations(int[] series) {
        double mean = 0;
        for (int level : series) {
            mean += (double) level / series.length;
        }
        double[] deviations = new double[series.length];
        for (int second = 0; second < series.length; second++) {
            deviations[second] = series[second] - mean;
        }
        return deviations;
    }

    private static double autocovariance(double[] deviations, int lag) {
        double sum = 0;
        for (int second = lag; second < deviations.length; second++) {
            sum += deviations[second] * deviations[second - lag];
        }
        return sum / deviations.length;
    }
}
