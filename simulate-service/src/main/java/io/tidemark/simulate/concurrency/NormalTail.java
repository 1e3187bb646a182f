package io.tidemark.simulate.concurrency;

/**
 * Upper tail Q(t) = P(Z &gt; t) of the standard normal law, and the same without the factor that makes it small, Q(t) e^(t^2 /
 * 2). Below t = 4 a quotient of polynomials (J. F. Hart and others, Computer Approximations, 1968, function 5666), above
 * Laplace's continued fraction 1 / (t + 1 / (t + 2 / (t + 3 / ...))) of 20 levels; twelve digits, also of the far tail.
 */
final class NormalTail {

    private static final double FRACTION_FROM = 4;
    private static final int LEVELS = 20;
    private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

    private static final double[] NUMERATOR = {
        3.52624965998911e-2,
        0.700383064443688,
        6.37396220353165,
        33.912866078383,
        112.079291497871,
        221.213596169931,
        220.206867912376
    };
    private static final double[] DENOMINATOR = {
        8.83883476483184e-2,
        1.75566716318264,
        16.064177579207,
        86.7807322029461,
        296.564248779674,
        637.333633378831,
        793.826512519948,
        440.413735824752
    };

    private NormalTail() {}

    /** Q(t). */
    static double above(double t) {
        return t < 0 ? 1 - above(-t) : Math.exp(-0.5 * t * t) * scaled(t);
    }

    /** Q(t) e^(t^2 / 2), for t &gt;= 0: falls from 1/2, and as 1 / (t sqrt(2 pi)) in the end. */
    static double scaled(double t) {
        if (t < FRACTION_FROM) {
            return polynomial(NUMERATOR, t) / polynomial(DENOMINATOR, t);
        }
        // what all levels below the last would come to if they were like it
        double fraction = 0.5 * (t + Math.sqrt(t * t + 4 * LEVELS));
        for (int level = LEVELS; level > 0; level--) {
            fraction = t + level / fraction;
        }
        return 1 / (SQRT_TWO_PI * fraction);
    }

    private static double polynomial(double[] coefficients, double t) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = value * t + coefficient;
        }
        return value;
    }
}
