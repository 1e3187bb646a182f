package io.tidemark.simulate.concurrency;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * P(C &gt; n) of a negative binomial count, I_x(n + 1, shape) with x = 1 / (1 + rate), an incomplete beta function. Where the rate is so
 * small that 1 - x is left to rounding and n large, it is the incomplete gamma function Q(shape, (n + (1 + shape) / 2) log(1 + rate)), which is off by
 * some (shape / n)^2 (M. E. Wise, The incomplete beta function as a contour integral and a quickly converging series for its inverse, 1950).
 */
final class NegativeBinomialTail {

    private static final double SMALL_RATE = 1e-5;
    private static final double LARGE_COUNT = 1e6;

    private NegativeBinomialTail() {}

    /** P(C &gt; n), n not below 0. */
    static double above(double shape, double rate, long n) {
        if (rate >= SMALL_RATE) {
            return Beta.regularizedBeta(1 / (1 + rate), n + 1.0, shape);
        }
        return n > LARGE_COUNT * Math.max(shape, 1)
                ? Gamma.regularizedGammaQ(shape, (n + 0.5 * (1 + shape)) * Math.log1p(rate))
                : 1 - Beta.regularizedBeta(rate / (1 + rate), shape, n + 1.0);
    }
}
