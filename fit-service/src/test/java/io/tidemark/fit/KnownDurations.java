package io.tidemark.fit;

import java.util.function.DoubleUnaryOperator;

/** Laws of durations whose means are known, for recovering them: all shorter than a second or two at the median. */
enum KnownDurations {
    /** Mean 10 s. */
    EXPONENTIAL(u -> -10 * Math.log(u), x -> 10 * -Math.expm1(-x / 10)),

    /** Median 1 s, sigma 1.5. */
    LOGNORMAL(u -> Math.exp(-1.5 * Normal.quantile(u)), KnownDurations::lognormal),

    /** From 0.1 s, index 1.2. */
    PARETO_1_2(u -> 0.1 * Math.pow(u, -1 / 1.2), x -> pareto(1.2, x)),

    /** From 0.1 s, index 1.6. */
    PARETO_1_6(u -> 0.1 * Math.pow(u, -1 / 1.6), x -> pareto(1.6, x)),

    /** 0.1 s, and 30 s for three in ten. */
    TWO_VALUES(u -> u < 0.3 ? 30 : 0.1, x -> 0.7 * 0.1 + 0.3 * Math.min(30, x));

    private final DoubleUnaryOperator quantileOfSurvival;
    private final DoubleUnaryOperator meanWithin;

    KnownDurations(DoubleUnaryOperator quantileOfSurvival, DoubleUnaryOperator meanWithin) {
        this.quantileOfSurvival = quantileOfSurvival;
        this.meanWithin = meanWithin;
    }

    /** The duration in seconds that a share of all exceed. */
    double exceededBy(double share) {
        return quantileOfSurvival.applyAsDouble(share);
    }

    /** E min(d, x) in seconds. */
    double meanWithin(double seconds) {
        return meanWithin.applyAsDouble(seconds);
    }

    private static double lognormal(double x) {
        double sigma = 1.5;
        double log = Math.log(x);
        return Math.exp(sigma * sigma / 2) * Normal.below((log - sigma * sigma) / sigma)
                + x * Normal.below(-log / sigma);
    }

    private static double pareto(double index, double x) {
        double shortest = 0.1;
        return shortest + shortest / (index - 1) * (1 - Math.pow(shortest / x, index - 1));
    }

    /** The standard normal law. */
    private static final class Normal {

        private static final org.apache.commons.math3.distribution.NormalDistribution LAW =
                new org.apache.commons.math3.distribution.NormalDistribution(null, 0, 1);

        static double quantile(double p) {
            return LAW.inverseCumulativeProbability(p);
        }

        static double below(double z) {
            return LAW.cumulativeProbability(z);
        }
    }
}
