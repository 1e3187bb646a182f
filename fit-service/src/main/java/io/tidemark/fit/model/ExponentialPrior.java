package io.tidemark.fit.model;

/**
 * Exponential(0.5) prior of a positive parameter v that is sampled as u = log v. With the Jacobian v of that
 * transformation the log density is {@code u - 0.5 v}, up to a constant, and its derivative by u {@code 1 - 0.5 v}.
 */
final class ExponentialPrior {

    /** As the Stan language writes it. */
    static final String STAN = "exponential(0.5)";

    private static final double RATE = 0.5;

    private ExponentialPrior() {}

    static double logDensity(double u, double v) {
        return u - RATE * v;
    }

    static double derivative(double v) {
        return 1 - RATE * v;
    }
}
