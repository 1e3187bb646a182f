package io.tidemark.simulate.concurrency;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws the counts of all units of {@link ModulatedCounts} together, second by second. In a state the sum of the units' counts is
 * one negative binomial count, a Poisson count whose mean is gamma; over the states, the means add.
 */
final class ModulatedSampler implements CountSampler {

    private final ModulatedCounts counts;
    private final OccupiedStates states;
    private final GammaDraws gamma;
    private final PoissonDraws poisson;

    ModulatedSampler(ModulatedCounts counts, int units, UniformRandomProvider random) {
        this.counts = counts;
        this.states = new OccupiedStates(counts.chain(), units, random);
        this.gamma = new GammaDraws(random);
        this.poisson = new PoissonDraws(random);
    }

    @Override
    public long sample() {
        double mean = 0;
        for (int state = 0; state < counts.shapes().length; state++) {
            int units = states.in(state);
            mean += units == 0 ? 0 : gamma.sample(units * counts.shapes()[state]) / counts.rates()[state];
        }
        states.step();
        return poisson.sample(mean);
    }
}
