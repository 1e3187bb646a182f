package io.tidemark.fit.mcmc.adaptation;

import java.util.Arrays;

/**
 * Variance of each coordinate of the positions of a window (Welford's recurrence), shrunk as Stan does, but never enlarged: a
 * posterior of millions of observations is so narrow that Stan's shrinkage would hide its scales, and trajectories would be as many times
 * longer.
 */
public final class VarianceEstimate {

    /** A variance above this is shrunk towards it, with the weight of {@link #PRIOR_COUNT} positions. */
    private static final double PRIOR_VARIANCE = 1e-3;

    private static final double PRIOR_COUNT = 5;

    private final double[] mean;
    private final double[] squares;
    private long count;

    public VarianceEstimate(int dimension) {
        this.mean = new double[dimension];
        this.squares = new double[dimension];
    }

    /** Adds a position. */
    public void add(double[] position) {
        count++;
        for (int i = 0; i < mean.length; i++) {
            double deviation = position[i] - mean[i];
            mean[i] += deviation / count;
            squares[i] += deviation * (position[i] - mean[i]);
        }
    }

    /**
     * Fills in {@code n/(n+5) variance + 5/(n+5) min(variance, 0.001)} for n positions, and forgets them.
     *
     * @param inverseMetric overwritten, one value a coordinate; kept where the positions are all the same
     * @throws IllegalStateException below two positions
     */
    public void drainTo(double[] inverseMetric) {
        if (count < 2) {
            throw new IllegalStateException("a variance takes two positions, got " + count);
        }
        for (int i = 0; i < mean.length; i++) {
            double variance = squares[i] / (count - 1);
            if (variance == 0) {
                continue;
            }
            double target = Math.min(variance, PRIOR_VARIANCE);
            inverseMetric[i] = (count * variance + PRIOR_COUNT * target) / (count + PRIOR_COUNT);
        }
        Arrays.fill(mean, 0);
        Arrays.fill(squares, 0);
        count = 0;
    }
}
