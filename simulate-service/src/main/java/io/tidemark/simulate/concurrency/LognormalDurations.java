package io.tidemark.simulate.concurrency;

/**
 * Durations whose logarithm is normal with mean mu and standard deviation sigma. With a = (ln x - mu) / sigma, b = a - sigma,
 * and Q the upper tail of the standard normal law,
 *
 * <pre>S(x) = Q(a)        L(x) = e^(mu + sigma^2 / 2) Q(-b) + x Q(a)</pre>
 *
 * Where b &lt; 0 the first term is x e^(-a^2 / 2) times the {@linkplain NormalTail#scaled scaled tail} at -b: the mean, which
 * leaves the range of numbers for a sigma of 40, is not in it, and L(x) &lt;= x always. Where b &gt;= 0, x is larger than the mean.
 *
 * @param mu mean of the logarithm of the duration in seconds
 * @param sigma its standard deviation, above 0
 */
record LognormalDurations(double mu, double sigma) implements DurationLaw {

    LognormalDurations {
        Positive.of("sigma of lognormal durations", sigma);
        if (!Double.isFinite(mu)) {
            throw new IllegalArgumentException("mu of lognormal durations: expected a finite number, got " + mu);
        }
    }

    @Override
    public double mean() {
        return Math.exp(mu + 0.5 * sigma * sigma);
    }

    @Override
    public double survival(double seconds) {
        return seconds <= 0 ? 1 : NormalTail.above((Math.log(seconds) - mu) / sigma);
    }

    @Override
    public double meanWithin(double seconds) {
        if (seconds <= 0) {
            return 0;
        }
        double a = (Math.log(seconds) - mu) / sigma;
        double b = a - sigma;
        if (b >= 0) {
            return mean() * (1 - NormalTail.above(b)) + seconds * NormalTail.above(a);
        }
        double density = Math.exp(-0.5 * a * a);
        double longer = a < 0 ? 1 - density * NormalTail.scaled(-a) : density * NormalTail.scaled(a);
        return seconds * Math.min(density * NormalTail.scaled(-b) + longer, 1);
    }
}
