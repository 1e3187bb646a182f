package io.tidemark.simulate.concurrency;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Poisson counts whose mean changes from draw to draw: by inversion where few are expected, else by transformed rejection with
 * squeeze (W. Hoermann, The transformed rejection method for generating Poisson random variables, 1993, algorithm PTRS). A
 * mean above half of the largest int is cut there.
 */
final class PoissonDraws {

    private static final double MOST_INVERTED = 10;
    private static final double LARGEST_MEAN = 0.5 * Integer.MAX_VALUE;

    private final UniformRandomProvider random;

    PoissonDraws(UniformRandomProvider random) {
        this.random = random;
    }

    /** A count of this mean. */
    int sample(double mean) {
        return mean < MOST_INVERTED ? inverted(mean) : rejected(Math.min(mean, LARGEST_MEAN));
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

    private int rejected(double mean) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double squeeze = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= squeeze) {
                return (int) k;
            }
            if (k >= 0 && !(us < 0.013 && v > us)) {
                double bound = Math.log(v * (1.1239 + 1.1328 / (b - 3.4)) / (a / (us * us) + b));
                if (bound <= k * Math.log(mean) - mean - LogFactorial.of(k)) {
                    return (int) k;
                }
            }
        }
    }
}
