package io.tidemark.fit.model;

import io.tidemark.fit.mcmc.LogSum;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Distribution of durations whose logarithms are a mixture of normal distributions: {@code sum_k w[k] LogNormal(mu[k],
 * sigma[k])}. Used by one thread.
 */
final class LognormalLaw implements DurationLaw {

    private static final double LOG_SQRT_TWO_PI = 0.91893853320467274178;

    private final NormalTail tail = new NormalTail();
    private final double[] logWeights;
    private final double[] logFactors;
    private final double[] means;
    private final double[] sds;
    private final double[] terms;

    /**
     * A law.
     *
     * @param logWeights logarithms of the parts' weights
     * @param means means of the logarithm of the seconds, a part each
     * @param sds its standard deviations, a part each
     */
    LognormalLaw(double[] logWeights, double[] means, double[] sds) {
        this.logWeights = logWeights;
        this.means = means;
        this.sds = sds;
        this.logFactors = new double[logWeights.length];
        this.terms = new double[logWeights.length];
        for (int k = 0; k < terms.length; k++) {
            logFactors[k] = logWeights[k] - Math.log(sds[k]) - LOG_SQRT_TWO_PI;
        }
    }

    @Override
    public double logDensity(double seconds) {
        double logSeconds = Math.log(seconds);
        for (int k = 0; k < terms.length; k++) {
            double z = (logSeconds - means[k]) / sds[k];
            terms[k] = logFactors[k] - z * z / 2;
        }
        return LogSum.of(terms) - logSeconds;
    }

    @Override
    public double logDistribution(double seconds) {
        return logTail(Math.log(seconds), 1);
    }

    @Override
    public double logSurvival(double seconds) {
        return logTail(Math.log(seconds), -1);
    }

    /** {@code L(x) = exp(mu + sigma^2 / 2) Phi((ln x - mu - sigma^2) / sigma) + x S(x)} of each part. */
    @Override
    public double meanWithin(double seconds) {
        double logSeconds = Math.log(seconds);
        double sum = seconds * Math.exp(logSurvival(seconds));
        for (int k = 0; k < terms.length; k++) {
            double variance = sds[k] * sds[k];
            tail.evaluate((logSeconds - means[k] - variance) / sds[k]);
            sum += Math.exp(logWeights[k] + means[k] + variance / 2 + tail.logLower());
        }
        return sum;
    }

    @Override
    public DoubleSupplier sampler(UniformRandomProvider random) {
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        SharedStateDiscreteSampler parts = AliasMethodDiscreteSampler.of(
                random, Arrays.stream(logWeights).map(Math::exp).toArray());
        return () -> {
            int part = parts.sample();
            return Math.exp(means[part] + sds[part] * gaussian.sample());
        };
    }

    /** Logarithm of the probability of less, by a sign of 1, or of more, by -1. */
    private double logTail(double logSeconds, int sign) {
        for (int k = 0; k < terms.length; k++) {
            tail.evaluate(sign * (logSeconds - means[k]) / sds[k]);
            terms[k] = logWeights[k] + tail.logLower();
        }
        return LogSum.of(terms);
    }
}
