package io.tidemark.simulate.concurrency;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/**
 * Draws negative binomial counts as a Poisson whose mean is Gamma(alpha, beta): for ranges too wide for a table. A mean
 * above what the Poisson sampler takes (half of the largest int) is cut there.
 */
final class GammaPoissonSampler implements DiscreteSampler {

    private static final double LARGEST_MEAN = 0.5 * Integer.MAX_VALUE;
    private static final double SMALLEST_MEAN = 1e-300;

    private final UniformRandomProvider random;
    private final ContinuousSampler means;

    GammaPoissonSampler(UniformRandomProvider random, double shape, double rate) {
        this.random = random;
        this.means = AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1 / rate);
    }

    @Override
    public int sample() {
        double mean = Math.min(means.sample(), LARGEST_MEAN);
        return mean < SMALLEST_MEAN ? 0 : PoissonSampler.of(random, mean).sample();
    }
}
