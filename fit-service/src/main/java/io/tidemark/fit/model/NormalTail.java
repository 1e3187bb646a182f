package io.tidemark.fit.model;

/**
 * Logarithm of the standard normal distribution function Phi, with its derivative phi / Phi, over the whole line and far
 * into the lower tail, where Phi itself underflows. Holds the results of the last evaluation, so that a loop allocates
 * nothing.
 *
 * <p>Mills' ratio {@code R(y) = Phi(-y) / phi(y)} of y >= 0 is taken as {@code log R(y) = log t + p(2 t - 1)}, {@code t = c /
 * (c + y)}, c = {@value #MIDDLE}, p a Chebyshev series. Then {@code log Phi(-y) = log R(y) - y^2 / 2 - log sqrt(2 pi)}, to
 * some 1e-15 relative.
 */
final class NormalTail {

    private static final double LOG_SQRT_TWO_PI = 0.91893853320467274178;
    private static final double MIDDLE = 3.5;

    /** Of log R(y) - log t, interpolated in 60 Chebyshev nodes with 50 digits; the terms left out are below 1e-17. */
    private static final double[] COEFFICIENTS = {
        -0.56899474515030507,
        0.74442542512367675,
        0.057647216784776781,
        -0.0051430273912979791,
        -0.0022330237905069677,
        -1.1850082785791418e-5,
        9.9411676535043872e-5,
        7.1901926304052851e-6,
        -4.9170992958743004e-6,
        -6.1775933927720159e-7,
        2.6394764617972407e-7,
        4.3063845087429122e-8,
        -1.5155590829990293e-8,
        -2.7277151487509577e-9,
        9.1466493278915359e-10,
        1.5902260804556545e-10,
        -5.6500787891882566e-11,
        -8.3507075646453655e-12,
        3.4443718086498435e-12,
        3.7424077581343902e-13,
        -1.9766779007701877e-13,
        -1.2710254904098165e-14,
        9.9843528850151404e-15,
        2.4051925740962143e-16,
        -3.8977705112451064e-16
    };

    private double logLower;
    private double byX;

    /** Evaluates log Phi and its derivative at x. */
    void evaluate(double x) {
        double logRatio = logMillsRatio(Math.abs(x));
        if (x <= 0) {
            logLower = logRatio - x * x / 2 - LOG_SQRT_TWO_PI;
            byX = Math.exp(-logRatio);
            return;
        }
        double density = Math.exp(-x * x / 2 - LOG_SQRT_TWO_PI);
        double upper = density * Math.exp(logRatio);
        logLower = Math.log1p(-upper);
        byX = density / (1 - upper);
    }

    /** log Phi(x). */
    double logLower() {
        return logLower;
    }

    /** Derivative of log Phi(x): phi(x) / Phi(x). */
    double byX() {
        return byX;
    }

    /** log R(y), y at least 0, by Clenshaw's recurrence. */
    private static double logMillsRatio(double y) {
        double t = MIDDLE / (MIDDLE + y);
        double twice = 2 * (2 * t - 1);
        double next = 0;
        double afterNext = 0;
        for (int n = COEFFICIENTS.length - 1; n > 0; n--) {
            double term = COEFFICIENTS[n] + twice * next - afterNext;
            afterNext = next;
            next = term;
        }
        return Math.log(t) + COEFFICIENTS[0] + twice / 2 * next - afterNext;
    }
}
