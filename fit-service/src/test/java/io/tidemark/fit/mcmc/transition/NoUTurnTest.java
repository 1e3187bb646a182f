package io.tidemark.fit.mcmc.transition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.fit.mcmc.Densities;
import io.tidemark.fit.mcmc.LogDensity;
import io.tidemark.fit.mcmc.hamiltonian.Hamiltonian;
import io.tidemark.fit.mcmc.hamiltonian.PhasePoint;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class NoUTurnTest {

    @Test
    void stopsAtTheLargestDepthWhereNothingTurns() {
        Transition transition = move(Densities.normal(1, 1), 1e-6, 5);
        assertEquals(5, transition.treeDepth());
        assertEquals(31, transition.leapfrogs());
        assertEquals(1, transition.acceptance(), 1e-6);
        assertFalse(transition.divergent());
    }

    /**
     * A trajectory of a standard normal is a circle that is run through in time 2 pi. It has turned once it is longer than
     * half of it; the doubling before was not, so at most a whole circle is run through.
     */
    @Test
    void stopsWhereTheTrajectoryTurnsBack() {
        double stepSize = 0.05;
        for (int seed = 0; seed < 50; seed++) {
            Transition transition = move(Densities.normal(1, 1, 1), stepSize, 10, seed);
            double time = transition.leapfrogs() * stepSize;
            assertTrue(time > Math.PI / 4 && time < 2 * Math.PI, "time " + time);
        }
    }

    @Test
    void divergesWhereTheStepIsFarTooLarge() {
        Transition transition = move(Densities.normal(1e-3), 10, 10);
        assertTrue(transition.divergent());
        assertEquals(0, transition.treeDepth());
        assertEquals(0, transition.acceptance(), 1e-12);
    }

    @Test
    void staysWhereItIsWhenTheDensityIsNotANumberElsewhere() {
        LogDensity density = Densities.of(1, (position, gradient) -> {
            gradient[0] = 0;
            return position[0] == 0 ? 0 : Double.NaN;
        });
        Hamiltonian hamiltonian = new Hamiltonian(density);
        PhasePoint point = new PhasePoint(1);
        hamiltonian.refresh(point);
        Transition transition = new NoUTurn(hamiltonian, RandomSource.XO_SHI_RO_256_PP.create(1L), 10).move(point, 0.1);
        assertTrue(transition.divergent());
        assertEquals(0, point.position()[0]);
    }

    @Test
    void rejectsDepthOfZero() {
        Hamiltonian hamiltonian = new Hamiltonian(Densities.normal(1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new NoUTurn(hamiltonian, RandomSource.XO_SHI_RO_256_PP.create(1L), 0));
    }

    private static Transition move(LogDensity density, double stepSize, int maxDepth) {
        return move(density, stepSize, maxDepth, 1);
    }

    private static Transition move(LogDensity density, double stepSize, int maxDepth, long seed) {
        Hamiltonian hamiltonian = new Hamiltonian(density);
        PhasePoint point = new PhasePoint(density.dimension());
        point.position()[0] = 0.5;
        hamiltonian.refresh(point);
        return new NoUTurn(hamiltonian, RandomSource.XO_SHI_RO_256_PP.create(seed), maxDepth).move(point, stepSize);
    }
}
