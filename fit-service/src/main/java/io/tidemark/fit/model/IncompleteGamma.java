package io.tidemark.fit.model;

import org.apache.commons.math3.special.Gamma;

/**
 * Logarithms of the regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x), with their derivatives by the
 * shape a and by x. Holds the results of the last evaluation, so that a loop over x allocates nothing.
 *
 * <p>Below x = a + 1, with t_n = x^n / ((a + 1) .. (a + n)),
 *
 * <pre>
 * P = x^a e^-x / Gamma(a + 1) * sum t_n
 * d log P / da = log x - digamma(a + 1) - sum t_n h_n / sum t_n,    h_n = 1 / (a + 1) + .. + 1 / (a + n)
 * </pre>
 *
 * <p>in which all terms are positive. From there on Q = x^a e^-x / Gamma(a) * f with Legendre's continued fraction f =
 * 1/(x+1-a- 1(1-a)/(x+3-a- 2(2-a)/(x+5-a- ...))) by Lentz's method, whose recurrences are differentiated by a step by step.
 */
final class IncompleteGamma {

    private static final double SERIES_PRECISION = 1e-16;
    private static final double FRACTION_PRECISION = 1e-15;
    private static final double DERIVATIVE_PRECISION = 1e-14;
    private static final int MOST_TERMS = 100_000;

    private double shape;
    private double logGammaNext;
    private double digammaNext;

    private double logLower;
    private double logLowerByShape;
    private double logLowerByX;
    private double logUpper;
    private double logUpperByShape;
    private double logUpperByX;

    /** Sets the shape a, positive. */
    void setShape(double a) {
        shape = a;
        logGammaNext = a <= 1.5 ? -Math.log1p(Gamma.invGamma1pm1(a)) : Gamma.logGamma(a) + Math.log(a);
        digammaNext = Digamma.of(a + 1);
    }

    /** Evaluates both functions at x, positive. */
    void evaluate(double x) {
        if (x < shape + 1) {
            sumSeries(x);
        } else {
            continueFraction(x);
        }
    }

    /** log P(a, x). */
    double logLower() {
        return logLower;
    }

    /** Derivative of log P(a, x) by a. */
    double logLowerByShape() {
        return logLowerByShape;
    }

    /** Derivative of log P(a, x) by x. */
    double logLowerByX() {
        return logLowerByX;
    }

    /** log Q(a, x). */
    double logUpper() {
        return logUpper;
    }

    /** Derivative of log Q(a, x) by a. */
    double logUpperByShape() {
        return logUpperByShape;
    }

    /** Derivative of log Q(a, x) by x. */
    double logUpperByX() {
        return logUpperByX;
    }

    /** log Gamma(a). */
    double logGamma() {
        return logGammaNext - Math.log(shape);
    }

    /** digamma(a). */
    double digamma() {
        return digammaNext - 1 / shape;
    }

    private void sumSeries(double x) {
        double term = 1;
        double sum = 1;
        double harmonic = 0;
        double weightedSum = 0;
        for (int n = 1; term > SERIES_PRECISION * sum; n++) {
            term *= x / (shape + n);
            harmonic += 1 / (shape + n);
            sum += term;
            weightedSum += term * harmonic;
        }
        double logX = Math.log(x);
        logLower = shape * logX - x - logGammaNext + Math.log(sum);
        logLowerByShape = logX - digammaNext - weightedSum / sum;
        logLowerByX = shape / (x * sum);
        double upper = -Math.expm1(logLower);
        double odds = Math.exp(logLower) / upper;
        logUpper = Math.log(upper);
        logUpperByShape = -odds * logLowerByShape;
        logUpperByX = -odds * logLowerByX;
    }

    /**
     * Lentz's method: f is the product of the quotients c d, where c runs through b + a_n / c and d through 1 / (b + a_n d).
     * A name ending in {@code ByShape} is a derivative by the shape.
     */
    private void continueFraction(double x) {
        double b = x + 1 - shape;
        double c = Double.MAX_VALUE;
        double cByShape = 0;
        double d = 1 / b;
        double dByShape = d * d;
        double fraction = d;
        double logFractionByShape = d;
        double change;
        double changeByShape;
        int n = 1;
        do {
            double a = -n * (n - shape);
            b += 2;
            cByShape = -1 + (n - a * cByShape / c) / c;
            c = b + a / c;
            dByShape = 1 - n * d - a * dByShape;
            d = 1 / (b + a * d);
            dByShape *= d * d;
            change = c * d;
            changeByShape = cByShape / c + dByShape / d;
            fraction *= change;
            logFractionByShape += changeByShape;
            n++;
        } while (n < MOST_TERMS
                && (Math.abs(change - 1) > FRACTION_PRECISION || Math.abs(changeByShape) > DERIVATIVE_PRECISION));
        setFromFraction(x, fraction, logFractionByShape);
    }

    private void setFromFraction(double x, double fraction, double logFractionByShape) {
        double logX = Math.log(x);
        logUpper = shape * logX - x - logGamma() + Math.log(fraction);
        logUpperByShape = logX - digamma() + logFractionByShape;
        logUpperByX = -1 / (x * fraction);
        double lower = -Math.expm1(logUpper);
        double odds = Math.exp(logUpper) / lower;
        logLower = Math.log(lower);
        logLowerByShape = -odds * logUpperByShape;
        logLowerByX = -odds * logUpperByX;
    }
}
