package io.tidemark.fit.mcmc.adaptation;

import io.tidemark.fit.mcmc.hamiltonian.Hamiltonian;
import io.tidemark.fit.mcmc.hamiltonian.PhasePoint;
import org.apache.commons.rng.UniformRandomProvider;

/** Adapts step size and metric of a chain during warm-up, by the {@link WarmupSchedule}. */
public final class Adaptation {

    private final Hamiltonian hamiltonian;
    private final WarmupSchedule schedule;
    private final DualAveraging averaging;
    private final VarianceEstimate variance;
    private final StepSizeSearch search;

    /**
     * Adaptation of one chain.
     *
     * @param hamiltonian whose metric is set
     * @param schedule when
     * @param targetAcceptance mean acceptance to reach
     * @param random source of the momenta that step sizes are tried with
     * @param start refreshed first point of the chain
     */
    public Adaptation(
            Hamiltonian hamiltonian,
            WarmupSchedule schedule,
            double targetAcceptance,
            UniformRandomProvider random,
            PhasePoint start) {
        this.hamiltonian = hamiltonian;
        this.schedule = schedule;
        this.averaging = new DualAveraging(targetAcceptance);
        this.variance = new VarianceEstimate(hamiltonian.dimension());
        this.search = new StepSizeSearch(hamiltonian, random);
        averaging.restart(search.from(start, 1));
    }

    /** Step size of the next transition of warm-up. */
    public double stepSize() {
        return averaging.stepSize();
    }

    /** Step size to sample with once warm-up is over. */
    public double finalStepSize() {
        return averaging.averagedStepSize();
    }

    /**
     * Learns from a transition.
     *
     * @param iteration iteration of warm-up, from 0
     * @param point where the transition led to
     * @param acceptance its acceptance statistic
     */
    public void learn(int iteration, PhasePoint point, double acceptance) {
        averaging.learn(acceptance);
        if (schedule.learnsMetric(iteration)) {
            variance.add(point.position());
        }
        if (schedule.endsWindow(iteration)) {
            variance.drainTo(hamiltonian.inverseMetric());
            averaging.restart(search.from(point, averaging.stepSize()));
        }
    }
}
