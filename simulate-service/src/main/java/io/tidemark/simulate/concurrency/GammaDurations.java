package io.tidemark.simulate.concurrency;

import io.tidemark.contracts.family.GammaFamily;
import java.util.function.IntFunction;
import org.apache.commons.math3.special.Gamma;

/**
 * Durations d ~ Gamma(a, b), shape and rate. With y = b x, the regularised incomplete gamma functions P and Q = 1 - P, and
 * the step D(y) = y^a e^-y / Gamma(a + 1) between P(a, y) and P(a + 1, y):
 *
 * <pre>
 * S(x) = Q(a, y)        L(x) = (a / b) P(a + 1, y) + x Q(a, y)        P(a, y) = P(a + 1, y) + D(y)
 * </pre>
 *
 * P(a + 1, y) comes from its series below y = a + {@value #SERIES_BEYOND_SHAPE} and Q(a, y) from its continued fraction above (Abramowitz and Stegun
 * 6.5.29 and 6.5.31), each where it is the shorter one; 1 - P loses two digits there, of a Q that is small. They are evaluated here and not by Commons Math because one logarithm of Gamma serves all x of a
 * draw, and one of P and Q serves both terms of L: that is a third of the time of the whole law.
 */
public final class GammaDurations implements DurationLaw {

    /** The family: parameters {@code g_alpha} and {@code g_beta}. */
    public static final DurationFamily FAMILY = new Family();

    /** How far above the shape the series is used. */
    private static final double SERIES_BEYOND_SHAPE = 3;

    private static final double PRECISION = 1e-16;

    /** Series and fraction end by far earlier except near y = a of a huge shape, where they need some sqrt(a) terms. */
    private static final int MAX_TERMS = 1_000_000;

    /** Some roundings, which the convergents differ by in the end. */
    private static final double FRACTION_PRECISION = 1e-15;

    /** Its square is within the range of numbers. */
    private static final double LARGE = 1e100;

    private final double shape;
    private final double rate;
    private final double logGammaShapePlus1;

    /**
     * @param shape a &gt; 0
     * @param rate b &gt; 0, in 1/s
     */
    public GammaDurations(double shape, double rate) {
        this.shape = Positive.of("shape of gamma durations", shape);
        this.rate = Positive.of("rate of gamma durations", rate);
        this.logGammaShapePlus1 = Gamma.logGamma(shape + 1);
    }

    @Override
    public double mean() {
        return shape / rate;
    }

    @Override
    public double survival(double seconds) {
        double y = Math.min(rate * seconds, Double.MAX_VALUE);
        if (y <= 0) {
            return 1;
        }
        double step = step(y);
        return y < shape + SERIES_BEYOND_SHAPE ? 1 - lower(y, step) - step : upper(y, step);
    }

    @Override
    public double meanWithin(double seconds) {
        double y = Math.min(rate * seconds, Double.MAX_VALUE);
        if (y <= 0) {
            return 0;
        }
        double step = step(y);
        if (y < shape + SERIES_BEYOND_SHAPE) {
            double lower = lower(y, step);
            return mean() * lower + seconds * (1 - lower - step);
        }
        double upper = upper(y, step);
        return mean() * (1 - upper - step) + seconds * upper;
    }

    /** D(y) = y^a e^-y / Gamma(a + 1). */
    private double step(double y) {
        return Math.exp(shape * Math.log(y) - y - logGammaShapePlus1);
    }

    /** P(a + 1, y) = D(y) (y / (a + 1) + y^2 / ((a + 1) (a + 2)) + ...). */
    private double lower(double y, double step) {
        double term = y / (shape + 1);
        double sum = term;
        for (int n = 2; term > PRECISION * sum && n < MAX_TERMS; n++) {
            term *= y / (shape + n);
            sum += term;
        }
        return step * sum;
    }

    /**
     * Q(a, y) = a D(y) / (y + 1 - a - 1 (1 - a) / (y + 3 - a - 2 (2 - a) / (y + 5 - a - ...))): numerators and denominators of the
     * convergents by their common recurrence, which needs no division.
     */
    private double upper(double y, double step) {
        if (step == 0) {
            return 0;
        }
        double partial = y + 1 - shape;
        double numerator = 1;
        double denominator = partial;
        double numeratorBefore = 0;
        double denominatorBefore = 1;
        for (int n = 1; n < MAX_TERMS; n++) {
            double factor = n * (shape - n);
            partial += 2;
            double nextNumerator = partial * numerator + factor * numeratorBefore;
            double nextDenominator = partial * denominator + factor * denominatorBefore;
            double scale = nextDenominator > LARGE ? 1 / LARGE : 1;
            numeratorBefore = scale * numerator;
            denominatorBefore = scale * denominator;
            numerator = scale * nextNumerator;
            denominator = scale * nextDenominator;
            double fromBefore = numerator * denominatorBefore;
            if (Math.abs(fromBefore - numeratorBefore * denominator) <= FRACTION_PRECISION * fromBefore) {
                break;
            }
        }
        return Math.min(shape * step * numerator / denominator, 1);
    }

    private record Family() implements DurationFamily {

        @Override
        public String name() {
            return GammaFamily.FAMILY.name();
        }

        @Override
        public IntFunction<DurationLaw> laws(DrawTable draws, String prefix) {
            double[] shapes = draws.column(prefix + GammaFamily.SHAPE.at());
            double[] rates = draws.column(prefix + GammaFamily.RATE.at());
            return draw -> new GammaDurations(shapes[draw], rates[draw]);
        }
    }
}
