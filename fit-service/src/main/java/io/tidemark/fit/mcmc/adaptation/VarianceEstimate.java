package io.tidemark.fit.mcmc.adaptation;

import java.util.Arrays;

/** Variance of each coordinate of the positions of a window (Welford's recurrence), shrunk as Stan does. */
public final class VarianceEstimate {

    /** The variance is shrunk towards this, with the weight of {@link #PRIOR_COUNT} positions. */
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
     * Fills in {@code n/(n+5) variance + 5/(n+5) 0.001} for n positions, and forgets them.
     *
     * @param inverseMetric overwritten, one value a coordinate
     * @throws IllegalStateException below two positions
     */
    public void drainTo(double[] inverseMetric) {
        if (count < 2) {
            throw new IllegalStateException("a variance takes two positions, got " + count);
        }
        for (int i = 0; i < mean.length; i++) {
            double variance = squares[i] / (count - 1);
            inverseMetric[i] = (count * variance + PRIOR_COUNT * PRIOR_VARIANCE) / (count + PRIOR_COUNT);
        }
        Arrays.fill(mean, 0);
        Arrays.fill(squares, 0);
        count = 0;
    }
}
