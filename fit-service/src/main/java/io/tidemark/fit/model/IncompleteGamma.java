package io.tidemark.fit.model;

import org.apache.commons.math3.special.Gamma;

/**
 * Logarithms of the regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x), with their derivatives by the
 * shape a and by x. Holds the results of the last evaluation, so that a loop over x allocates nothing.
 *
 * <p>Below x = a + 1, and up to x = 3 where the fraction below is slow, with t_n = x^n / ((a + 1) .. (a + n)),
 *
 * <pre>
 * P = x^a e^-x / Gamma(a + 1) * sum t_n
 * d log P / da = log x - digamma(a + 1) - sum t_n h_n / sum t_n,    h_n = 1 / (a + 1) + .. + 1 / (a + n)
 * </pre>
 *
 * <p>in which all terms are positive. From there on Q = x^a e^-x / Gamma(a) * f with Legendre's continued fraction f =
 * 1/(x+1-a- 1(1-a)/(x+3-a- 2(2-a)/(x+5-a- ...))) by Lentz's method, whose recurrences are differentiated by a step by step.
 *
 * <p>Logarithms are good to some 1e-14, log Q for shapes as small as 0.01 to 1e-11; derivatives to ten digits.
 */
final class IncompleteGamma {

    private static final double SERIES_PRECISION = 1e-16;
    private static final double FRACTION_PRECISION = 1e-15;
    private static final double DERIVATIVE_PRECISION = 1e-13;
    private static final double SERIES_UP_TO = 3;
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
        if (x < Math.max(shape + 1, SERIES_UP_TO)) {
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
            double inverse = 1 / (shape + n);
            term *= x * inverse;
            harmonic += inverse;
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
     * A name ending in {@code ByShape} is a derivative by the shape. There are two divisions a step.
     */
    private void continueFraction(double x) {
        double b = x + 1 - shape;
        double inverseC = 0;
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
            double c = b + a * inverseC;
            cByShape = (n - a * cByShape * inverseC) * inverseC - 1;
            inverseC = 1 / c;
            double slope = 1 - n * d - a * dByShape;
            d = 1 / (b + a * d);
            dByShape = slope * d * d;
            change = c * d;
            changeByShape = cByShape * inverseC + slope * d;
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
