package io.tidemark.simulate.concurrency;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Poisson counts whose mean changes from draw to draw: by inversion where few are expected, else by transformed rejection with
 * squeeze (W. Hoermann, The transformed rejection method for generating Poisson random variables, 1993, algorithm PTRS). From a
 * mean of 1e9 on they are normal, for their skewness is 3e-5 at most, and rejection would be left to rounding.
 */
final class PoissonDraws {

    private static final double MOST_INVERTED = 10;
    private static final double LEAST_NORMAL = 1e9;

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;

    PoissonDraws(UniformRandomProvider random) {
        this.random = random;
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    }

    /** A count of this mean. */
    long sample(double mean) {
        if (mean < MOST_INVERTED) {
            return inverted(mean);
        }
        return mean < LEAST_NORMAL ? rejected(mean) : Math.round(mean + Math.sqrt(mean) * normal.sample());
    }

    private int inverted(double mean) {
        double probability = Math.exp(-mean);
        double left = random.nextDouble();
        int k = 0;
        while (left > probability && probability > 0) {
            left -= probability;
            k++;
            probability *= mean / k;
        }
        return k;
    }

    private long rejected(double mean) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double squeeze = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= squeeze) {
                return (long) k;
            }
            if (k >= 0 && !(us < 0.013 && v > us)) {
                double bound = Math.log(v * (1.1239 + 1.1328 / (b - 3.4)) / (a / (us * us) + b));
                if (bound <= k * Math.log(mean) - mean - LogFactorial.of(k)) {
                    return (long) k;
                }
            }
        }
    }
}
