package io.tidemark.simulate.concurrency;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;

/**
 * Draws negative binomial counts as a Poisson whose mean is Gamma(alpha, beta): for ranges too wide for a table. A mean above
 * what {@link PoissonDraws} takes is cut there.
 */
final class GammaPoissonSampler implements DiscreteSampler {

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
    public int sample() {
        return poisson.sample(gamma.sample(shape) / rate);
    }
}
