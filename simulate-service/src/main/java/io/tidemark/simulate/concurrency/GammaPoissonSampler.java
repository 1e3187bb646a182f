package io.tidemark.simulate.concurrency;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws negative binomial counts as a Poisson whose mean is Gamma(alpha, beta): for ranges too wide for a table.
 */
final class GammaPoissonSampler implements CountSampler {

    private final double shape;
    private final double rate;
    private final GammaDraws gamma;
    private final PoissonDraws poisson;

    GammaPoissonSampler(UniformRandomProvider random, double shape, double rate) {
        this.shape = shape;
        this.rate = rate;
        this.gamma = new GammaDraws(random);
        this.poisson = new PoissonDraws(random);
    }

    @Override
    public long sample() {
        return poisson.sample(gamma.sample(shape) / rate);
    }
}
