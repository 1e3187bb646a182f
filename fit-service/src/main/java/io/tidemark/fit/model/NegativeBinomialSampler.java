package io.tidemark.fit.model;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;

/** Negative binomial counts at random, of a size and a mean: Poisson, of a mean that is gamma distributed. Used by one thread. */
final class NegativeBinomialSampler {

    /** Below this mean a count is not 0 once in a million million draws. */
    private static final double NOTHING = 1e-12;

    /** Largest mean that Commons RNG draws counts of. */
    private static final double MOST = Integer.MAX_VALUE / 2.0;

    private final UniformRandomProvider random;
    private final SharedStateContinuousSampler means;

    NegativeBinomialSampler(UniformRandomProvider random, double size, double mean) {
        this.random = random;
        this.means = AhrensDieterMarsagliaTsangGammaSampler.of(random, size, mean / size);
    }

    int sample() {
        double mean = Math.min(MOST, means.sample());
        return mean < NOTHING ? 0 : PoissonSampler.of(random, mean).sample();
    }
}
