package io.tidemark.fit.diagnostics;

/** Mean, sample variance and quantiles of values. */
public final class Moments {

    private Moments() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Sum of squares about the mean over n - 1. */
    static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }

    /**
     * Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996, R's default).
     *
     * @param sorted values in ascending order
     * @param probability from 0 to 1
     */
    public static double quantile(double[] sorted, double probability) {
        double index = probability * (sorted.length - 1);
        int below = (int) Math.floor(index);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (index - below) * (sorted[above] - sorted[below]);
    }
}
