package io.tidemark.fit.mcmc.integrator;

import io.tidemark.fit.mcmc.hamiltonian.Hamiltonian;
import io.tidemark.fit.mcmc.hamiltonian.PhasePoint;

/**
 * Leapfrog integrator: symplectic, reversible, of second order. With g the gradient of the log density,
 *
 * <pre>p += e/2 g(q);  q += e M^-1 p;  p += e/2 g(q)</pre>
 */
public final class Leapfrog {

    private Leapfrog() {}

    /**
     * Takes one step in place, with one evaluation of the gradient and no allocation.
     *
     * @param hamiltonian whose flow is followed
     * @param point a refreshed point; refreshed again afterwards
     * @param stepSize step size e, negative to go back in time
     */
    public static void step(Hamiltonian hamiltonian, PhasePoint point, double stepSize) {
        double[] position = point.position();
        double[] momentum = point.momentum();
        double[] inverseMetric = hamiltonian.inverseMetric();
        kick(momentum, point.gradient(), stepSize / 2);
        for (int i = 0; i < position.length; i++) {
            position[i] += stepSize * inverseMetric[i] * momentum[i];
        }
        hamiltonian.refresh(point);
        kick(momentum, point.gradient(), stepSize / 2);
    }

    private static void kick(double[] momentum, double[] gradient, double time) {
        for (int i = 0; i < momentum.length; i++) {
            momentum[i] += time * gradient[i];
        }
    }
}
