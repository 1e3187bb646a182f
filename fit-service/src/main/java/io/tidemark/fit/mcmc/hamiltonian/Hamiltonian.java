package io.tidemark.fit.mcmc.hamiltonian;

import io.tidemark.fit.mcmc.LogDensity;
import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;

/**
 * Euclidean Hamiltonian with a diagonal metric M:
 *
 * <pre>H(q, p) = p' M^-1 p / 2 - log density(q)</pre>
 *
 * so that momenta are Normal(0, M). The inverse metric estimates the variance of each coordinate.
 */
public final class Hamiltonian {

    private final LogDensity density;
    private final double[] inverseMetric;

    /** A Hamiltonian of unit metric. */
    public Hamiltonian(LogDensity density) {
        this.density = density;
        this.inverseMetric = new double[density.dimension()];
        Arrays.fill(inverseMetric, 1);
    }

    /** Number of coordinates. */
    public int dimension() {
        return inverseMetric.length;
    }

    /** Diagonal of M^-1, to be read and, by adaptation, written. */
    public double[] inverseMetric() {
        return inverseMetric;
    }

    /** Evaluates the log density and its gradient at the point's position. */
    public void refresh(PhasePoint point) {
        point.setLogDensity(density.evaluate(point.position(), point.gradient()));
    }

    /** Draws the momentum from Normal(0, M). */
    public void drawMomentum(PhasePoint point, SharedStateContinuousSampler gaussian) {
        double[] momentum = point.momentum();
        for (int i = 0; i < momentum.length; i++) {
            momentum[i] = gaussian.sample() / Math.sqrt(inverseMetric[i]);
        }
    }

    /** Fills in the velocity M^-1 p. */
    public void velocity(double[] momentum, double[] velocity) {
        for (int i = 0; i < momentum.length; i++) {
            velocity[i] = inverseMetric[i] * momentum[i];
        }
    }

    /** H at a refreshed point; positive infinity where the log density is not a number. */
    public double energy(PhasePoint point) {
        double[] momentum = point.momentum();
        double kinetic = 0;
        for (int i = 0; i < momentum.length; i++) {
            kinetic += inverseMetric[i] * momentum[i] * momentum[i];
        }
        double energy = kinetic / 2 - point.logDensity();
        return Double.isNaN(energy) ? Double.POSITIVE_INFINITY : energy;
    }
}
