package io.tidemark.simulate.concurrency;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Binomial counts whose parameters change from draw to draw: by inversion where few are expected, else by transformed
 * rejection with squeeze (W. Hoermann, The generation of binomial random variates, 1993, algorithm BTRS).
 */
public final class BinomialDraws {

    private static final double MOST_INVERTED = 10;

    /** From so many events on rejection would be left to rounding. */
    private static final long LEAST_APPROXIMATED = 1_000_000_000;

    /** So many expected of so many events are normal, with a skewness of 1e-3; fewer have a probability below 1e-3 and are Poisson. */
    private static final double LEAST_NORMAL = 1e6;

    private final UniformRandomProvider random;
    private final PoissonDraws poisson;
    private final ZigguratSampler.NormalizedGaussian normal;

    public BinomialDraws(UniformRandomProvider random) {
        this.random = random;
        this.poisson = new PoissonDraws(random);
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    }

    /** How many of n events of probability p happen. */
    public long sample(long n, double p) {
        if (n == 0 || !(p > 0)) {
            return 0;
        }
        if (p >= 1) {
            return n;
        }
        if (p > 0.5) {
            return n - sample(n, 1 - p);
        }
        if (n >= LEAST_APPROXIMATED) {
            return Math.min(approximated(n, p), n);
        }
        return n * p < MOST_INVERTED ? inverted(n, p) : rejected(n, p);
    }

    private long approximated(long n, double p) {
        return n * p < LEAST_NORMAL
                ? poisson.sample(n * p)
                : Math.max(Math.round(n * p + Math.sqrt(n * p * (1 - p)) * normal.sample()), 0);
    }

    /** Goes up from 0 by P(k) / P(k - 1) = (n + 1 - k) p / (k (1 - p)). */
    private long inverted(long n, double p) {
        double odds = p / (1 - p);
        double probability = Math.exp(n * Math.log1p(-p));
        double left = random.nextDouble();
        long k = 0;
        while (left > probability && k < n) {
            left -= probability;
            k++;
            probability *= odds * (n + 1.0 - k) / k;
        }
        return k;
    }

    private long rejected(long n, double p) {
        double deviation = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double centre = n * p + 0.5;
        double squeeze = 0.92 - 4.2 / b;
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + centre);
            if (us >= 0.07 && v <= squeeze) {
                return (long) k;
            }
            if (k >= 0 && k <= n) {
                double bound = Math.log(v * (2.83 + 5.1 / b) * deviation / (a / (us * us) + b));
                if (bound <= logRatioToMode(n, p, k)) {
                    return (long) k;
                }
            }
        }
    }

    private static double logRatioToMode(long n, double p, double k) {
        double mode = Math.floor((n + 1.0) * p);
        return LogFactorial.of(mode)
                + LogFactorial.of(n - mode)
                - LogFactorial.of(k)
                - LogFactorial.of(n - k)
                + (k - mode) * Math.log(p / (1 - p));
    }
}
