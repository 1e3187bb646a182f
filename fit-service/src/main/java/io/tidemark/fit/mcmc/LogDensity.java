package io.tidemark.fit.mcmc;

/**
 * Logarithm of a density over all of R^n, up to a constant, with its gradient.
 *
 * <p>Implementations keep scratch space and are used by one thread at a time.
 */
public interface LogDensity {

    /** Number n of coordinates. */
    int dimension();

    /**
     * Evaluates the log density and its gradient.
     *
     * @param position n coordinates, not changed
     * @param gradient n values, overwritten with the partial derivatives
     * @return the log density; NaN or negative infinity where it cannot be evaluated, which the sampler takes as a
     *     divergence
     */
    double evaluate(double[] position, double[] gradient);
}
