package io.tidemark.fit.diagnostics;

/**
 * Generalised Pareto distribution of exceedances, {@code P(X > x) = (1 + k x / sigma)^(-1/k)}.
 *
 * @param shape k; the fewer moments the larger it is
 * @param scale sigma, positive
 */
record GeneralisedPareto(double shape, double scale) {

    private static final int GRID = 30;
    private static final double PRIOR_QUARTILES = 3;

    /** The shape is drawn towards one half with the weight of this many values (Vehtari et al. 2024, section 6). */
    private static final double PRIOR_COUNT = 10;

    private static final double PRIOR_SHAPE = 0.5;

    /**
     * Fits by the profile likelihood of b = -k / sigma, averaged over a grid under a weak prior (Zhang and Stephens 2009, A
     * New and Efficient Estimation Method for the Generalized Pareto Distribution).
     *
     * @param sorted exceedances, ascending, at least five, the last one positive
     */
    static GeneralisedPareto fit(double[] sorted) {
        double[] grid = grid(sorted);
        double[] logLikelihoods = new double[grid.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < grid.length; i++) {
            double shape = shape(grid[i], sorted);
            logLikelihoods[i] = sorted.length * (Math.log(-grid[i] / shape) - shape - 1);
            largest = Math.max(largest, logLikelihoods[i]);
        }
        double weights = 0;
        double weighted = 0;
        for (int i = 0; i < grid.length; i++) {
            double weight = Math.exp(logLikelihoods[i] - largest);
            weights += weight;
            weighted += weight * grid[i];
        }
        double b = weighted / weights;
        double shape = shape(b, sorted);
        double shrunk = (sorted.length * shape + PRIOR_COUNT * PRIOR_SHAPE) / (sorted.length + PRIOR_COUNT);
        return new GeneralisedPareto(shrunk, -shape / b);
    }

    /** Value that is exceeded with probability 1 - p. */
    double quantile(double p) {
        double logExceedance = Math.log1p(-p);
        return shape == 0 ? -scale * logExceedance : scale * Math.expm1(-shape * logExceedance) / shape;
    }

    private static double[] grid(double[] sorted) {
        double quartile = sorted[(int) (sorted.length / 4.0 + 0.5) - 1];
        double[] grid = new double[GRID + (int) Math.sqrt(sorted.length)];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = 1 / sorted[sorted.length - 1]
                    + (1 - Math.sqrt(grid.length / (i + 0.5))) / (PRIOR_QUARTILES * quartile);
        }
        return grid;
    }

    /** The most likely shape given b. */
    private static double shape(double b, double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.log1p(-b * value);
        }
        return sum / values.length;
    }
}
