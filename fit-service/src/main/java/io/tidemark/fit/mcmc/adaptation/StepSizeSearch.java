package io.tidemark.fit.mcmc.adaptation;

import io.tidemark.fit.mcmc.hamiltonian.Hamiltonian;
import io.tidemark.fit.mcmc.hamiltonian.PhasePoint;
import io.tidemark.fit.mcmc.integrator.Leapfrog;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Looks for a step size to start from: doubles or halves it until the acceptance probability of one leapfrog step crosses
 * the 0.8 that Stan uses here.
 */
public final class StepSizeSearch {

    private static final double LOG_ACCEPTANCE = Math.log(0.8);
    private static final double LARGEST = 1e7;

    private final Hamiltonian hamiltonian;
    private final SharedStateContinuousSampler gaussian;
    private final PhasePoint trial;

    public StepSizeSearch(Hamiltonian hamiltonian, UniformRandomProvider random) {
        this.hamiltonian = hamiltonian;
        this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        this.trial = new PhasePoint(hamiltonian.dimension());
    }

    /**
     * Searches from a step size.
     *
     * @param point a refreshed point, not changed
     * @param stepSize where to begin
     * @throws IllegalStateException where no step is small enough, or none too large
     */
    public double from(PhasePoint point, double stepSize) {
        boolean growing = accepts(point, stepSize);
        double found = stepSize;
        do {
            found = growing ? found * 2 : found / 2;
            if (found > LARGEST) {
                throw new IllegalStateException("a step of " + LARGEST + " is still accepted: the density is improper");
            }
            if (found == 0) {
                throw new IllegalStateException("no step is small enough: the density is not continuous");
            }
        } while (accepts(point, found) == growing);
        return found;
    }

    private boolean accepts(PhasePoint point, double stepSize) {
        trial.set(point);
        hamiltonian.drawMomentum(trial, gaussian);
        double before = hamiltonian.energy(trial);
        Leapfrog.step(hamiltonian, trial, stepSize);
        return before - hamiltonian.energy(trial) > LOG_ACCEPTANCE;
    }
}
