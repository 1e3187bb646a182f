package io.tidemark.fit.mcmc.hamiltonian;

/**
 * A point in phase space: position q, momentum p, and what the log density says at q. The arrays are its own; it is
 * changed in place, so that a leapfrog step allocates nothing.
 */
public final class PhasePoint {

    private final double[] position;
    private final double[] momentum;
    private final double[] gradient;
    private double logDensity = Double.NaN;

    /** A point of n coordinates, all zero, the log density not evaluated yet. */
    public PhasePoint(int dimension) {
        this.position = new double[dimension];
        this.momentum = new double[dimension];
        this.gradient = new double[dimension];
    }

    /** Position q, to be read and written; {@link Hamiltonian#refresh} must follow a change. */
    public double[] position() {
        return position;
    }

    /** Momentum p, to be read and written. */
    public double[] momentum() {
        return momentum;
    }

    /** Gradient of the log density at the position, as last refreshed. */
    public double[] gradient() {
        return gradient;
    }

    /** Log density at the position, as last refreshed. */
    public double logDensity() {
        return logDensity;
    }

    /** Copies another point of as many coordinates. */
    public void set(PhasePoint other) {
        System.arraycopy(other.position, 0, position, 0, position.length);
        System.arraycopy(other.momentum, 0, momentum, 0, momentum.length);
        System.arraycopy(other.gradient, 0, gradient, 0, gradient.length);
        logDensity = other.logDensity;
    }

    void setLogDensity(double logDensity) {
        this.logDensity = logDensity;
    }
}
