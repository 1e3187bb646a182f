package io.tidemark.fit.mcmc.integrator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tidemark.fit.Reference;
import io.tidemark.fit.mcmc.Densities;
import io.tidemark.fit.mcmc.LogDensity;
import io.tidemark.fit.mcmc.hamiltonian.Hamiltonian;
import io.tidemark.fit.mcmc.hamiltonian.PhasePoint;
import io.tidemark.fit.model.Models;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class LeapfrogTest {

    @Test
    void returnsToWhereItStartedWhenTimeIsReversed() {
        Hamiltonian hamiltonian = new Hamiltonian(Densities.equicorrelated(3, 0.7));
        PhasePoint point = point(hamiltonian);
        for (int i = 0; i < 100; i++) {
            Leapfrog.step(hamiltonian, point, 0.1);
        }
        for (int i = 0; i < 100; i++) {
            Leapfrog.step(hamiltonian, point, -0.1);
        }
        assertArrayEquals(new double[] {0.3, -1.1, 0.8}, point.position(), 1e-12);
        assertArrayEquals(new double[] {1.2, 0.4, -0.9}, point.momentum(), 1e-12);
    }

    @Test
    void energyErrorIsOfTheSecondOrder() {
        double ratio = energyError(0.02, 50) / energyError(0.01, 100);
        assertEquals(4, ratio, 0.1);
    }

    @Test
    void allocatesNothing() {
        LogDensity density =
                Models.named("nb+gamma").posterior(Reference.observations()).target();
        Hamiltonian hamiltonian = new Hamiltonian(density);
        PhasePoint point = new PhasePoint(density.dimension());
        hamiltonian.refresh(point);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Leapfrog.step(hamiltonian, point, 1e-6);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            Leapfrog.step(hamiltonian, point, 1e-6);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 10_000, () -> "10,000 steps allocated " + allocated + " bytes");
    }

    private static double energyError(double stepSize, int steps) {
        Hamiltonian hamiltonian = new Hamiltonian(Densities.equicorrelated(3, 0.7));
        PhasePoint point = point(hamiltonian);
        double before = hamiltonian.energy(point);
        for (int i = 0; i < steps; i++) {
            Leapfrog.step(hamiltonian, point, stepSize);
        }
        return Math.abs(hamiltonian.energy(point) - before);
    }

    private static PhasePoint point(Hamiltonian hamiltonian) {
        PhasePoint point = new PhasePoint(3);
        System.arraycopy(new double[] {0.3, -1.1, 0.8}, 0, point.position(), 0, 3);
        System.arraycopy(new double[] {1.2, 0.4, -0.9}, 0, point.momentum(), 0, 3);
        hamiltonian.refresh(point);
        return point;
    }
}
