package io.tidemark.fit.model;

import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;

/**
 * The sum over counts c, each seen n_c times, of {@code n_c log(a (a + 1) .. (a + c - 1))}, which is {@code n_c (log Gamma(a +
 * c) - log Gamma(a))}, and its derivative by a. The factor a + j occurs once for every count above j, so the sum is one
 * over j up to {@value #DIRECT}; only larger counts take the gamma function. Holds the derivative of the last evaluation.
 */
final class RisingFactorials {

    private static final int DIRECT = 256;

    private final double[] timesOfFactor;
    private final double[] largeCounts;
    private final double[] timesOfLarge;
    private final double timesLarge;
    private double derivative;

    RisingFactorials(CountHistogram counts) {
        int[] values = counts.values();
        int largest = values[values.length - 1];
        timesOfFactor = new double[Math.min(largest, DIRECT)];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < Math.min(values[i], timesOfFactor.length); j++) {
                timesOfFactor[j] += counts.seconds()[i];
            }
        }
        int[] large = IntStream.range(0, values.length)
                .filter(i -> values[i] > DIRECT)
                .toArray();
        largeCounts = IntStream.of(large).mapToDouble(i -> values[i]).toArray();
        timesOfLarge = IntStream.of(large).mapToDouble(i -> counts.seconds()[i]).toArray();
        timesLarge = IntStream.of(large).mapToDouble(i -> counts.seconds()[i]).sum();
    }

    /** The sum at a, positive. */
    double evaluate(double a) {
        double sum = 0;
        derivative = 0;
        for (int j = 0; j < timesOfFactor.length; j++) {
            sum += timesOfFactor[j] * Math.log(a + j);
            derivative += timesOfFactor[j] / (a + j);
        }
        return largeCounts.length == 0 ? sum : sum + evaluateLarge(a);
    }

    /** Derivative of the sum by a at the last evaluation. */
    double derivative() {
        return derivative;
    }

    private double evaluateLarge(double a) {
        double sum = -timesLarge * Gamma.logGamma(a + DIRECT);
        derivative -= timesLarge * Digamma.of(a + DIRECT);
        for (int i = 0; i < largeCounts.length; i++) {
            sum += timesOfLarge[i] * Gamma.logGamma(a + largeCounts[i]);
            derivative += timesOfLarge[i] * Digamma.of(a + largeCounts[i]);
        }
        return sum;
    }
}
