package io.tidemark.simulate.comparison;

import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One of the sets that are compared: one path, and what the seconds of all its paths say.
 *
 * @param levels concurrency of the first path, at every second or every few
 * @param paths number of paths; 1 of what was measured
 * @param mean mean level, over all paths
 * @param meanLow 5 % quantile, over the paths, of the mean of one
 * @param meanHigh 95 % quantile, likewise
 * @param sd standard deviation of the level, over all seconds of all paths
 * @param quantiles levels that shares of all seconds stay at or below
 * @param pmf shares of all seconds by level
 */
public record LevelSet(
        int[] levels,
        int paths,
        double mean,
        double meanLow,
        double meanHigh,
        double sd,
        List<Quantile> quantiles,
        PredictiveLaw.Pmf pmf) {

    private static final double[] PROBABILITIES = {0.5, 0.9, 0.95, 0.99};
    private static final double LOW = 0.05;

    /**
     * A level that a share of the seconds stays at or below.
     *
     * @param p the share
     * @param value the level
     */
    public record Quantile(double p, long value) {}

    /**
     * A set.
     *
     * @param first the first path
     * @param means mean level of each path
     * @param shares seconds of all paths by level
     */
    static LevelSet of(int[] first, double[] means, LevelShares shares) {
        double[] sorted = means.clone();
        Arrays.sort(sorted);
        int below = (int) (LOW * (sorted.length - 1));
        return new LevelSet(
                first,
                means.length,
                shares.mean(),
                sorted[below],
                sorted[sorted.length - 1 - below],
                shares.sd(),
                DoubleStream.of(PROBABILITIES)
                        .mapToObj(p -> new Quantile(p, shares.quantile(p)))
                        .toList(),
                shares.pmf());
    }

    /** The same with the levels of every {@code step} seconds alone. */
    public LevelSet thinned(int step) {
        int[] thinned = new int[(levels.length - 1) / step + 1];
        Arrays.setAll(thinned, i -> levels[i * step]);
        return new LevelSet(thinned, paths, mean, meanLow, meanHigh, sd, quantiles, pmf);
    }
}
