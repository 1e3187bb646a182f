package io.tidemark.fit.model;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;

/**
 * Negative binomial counts at random, of a size and a mean: Poisson, of a mean that is gamma distributed. Where counts are
 * small, by inversion, which takes one random number and as many steps as the count, so that silence is quick. Used by one thread.
 */
final class NegativeBinomialSampler {

    /** Below this mean a count is not 0 once in a million million draws. */
    private static final double NOTHING = 1e-12;

    /** Largest mean that Commons RNG draws counts of. */
    private static final double MOST = Integer.MAX_VALUE / 2.0;

    /** A share that no uniform number tells from 0. */
    private static final double NO_SHARE = 1e-18;

    private final UniformRandomProvider random;
    private final SharedStateContinuousSampler means;
    private final boolean inverts;
    private final double size;
    private final double zeroShare;
    private final double ratio;

    NegativeBinomialSampler(UniformRandomProvider random, double size, double mean) {
        this.random = random;
        this.means = AhrensDieterMarsagliaTsangGammaSampler.of(random, size, mean / size);
        this.inverts = mean < 1;
        this.size = size;
        this.zeroShare = Math.exp(-size * Math.log1p(mean / size));
        this.ratio = mean / (mean + size);
    }

    int sample() {
        return inverts ? inverted() : mixed();
    }

    private int mixed() {
        double mean = Math.min(MOST, means.sample());
        return mean < NOTHING ? 0 : PoissonSampler.of(random, mean).sample();
    }

    /** The smallest count whose distribution function exceeds a uniform number: {@code p(k + 1) = p(k) ratio (k + size) / (k + 1)}. */
    private int inverted() {
        double left = random.nextDouble() - zeroShare;
        double share = zeroShare;
        int count = 0;
        while (left >= 0 && share > NO_SHARE) {
            share *= ratio * (count + size) / (count + 1);
            left -= share;
            count++;
        }
        return count;
    }
}
