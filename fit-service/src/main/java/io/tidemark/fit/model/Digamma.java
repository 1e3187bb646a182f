package io.tidemark.fit.model;

/**
 * Digamma function, the derivative of log Gamma, of a positive argument: the recurrence {@code digamma(x) = digamma(x + 1)
 * - 1 / x} up to 10, then the asymptotic series (Abramowitz and Stegun 6.3.18), to some 1e-15. Commons Math's errs by up to
 * 3e-9, which is too much for a gradient that a log density is integrated along.
 */
public final class Digamma {

    private static final double ASYMPTOTIC_FROM = 10;

    /** B_2n / (2n) for n from 1 to 7, B the Bernoulli numbers. */
    private static final double[] COEFFICIENTS = {
        1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12
    };

    private Digamma() {}

    public static double of(double x) {
        if (x <= 0) {
            throw new IllegalArgumentException("digamma takes a positive argument here, got " + x);
        }
        double shifted = x;
        double recurrence = 0;
        while (shifted < ASYMPTOTIC_FROM) {
            recurrence += 1 / shifted;
            shifted++;
        }
        return Math.log(shifted) - 0.5 / shifted - tail(1 / (shifted * shifted)) - recurrence;
    }

    /** Sum of B_2n / (2n x^2n) for n from 1 to 7, by y = 1 / x^2. */
    private static double tail(double y) {
        double sum = 0;
        for (int n = COEFFICIENTS.length - 1; n >= 0; n--) {
            sum = y * (COEFFICIENTS[n] + sum);
        }
        return sum;
    }
}
