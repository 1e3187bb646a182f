package io.tidemark.simulate.concurrency;

import java.util.Arrays;
import org.apache.commons.math3.special.Beta;

/**
 * P(C &gt; n) for a sum C of independent negative binomial counts. One count alone is exact. For more it is Daniels' second
 * saddlepoint formula for counts (H. E. Daniels, Tail probability approximations, 1987): with K the cumulant generating function
 * and K'(t) = n + 1/2,
 *
 * <pre>
 * P(C &gt; n) = Q(w) + q(w) (1 / u - 1 / w)
 * w = sign(t) sqrt(2 (t (n + 1/2) - K(t)))        u = 2 sinh(t / 2) sqrt(K''(t))
 * </pre>
 *
 * off by a few hundredths of itself, out in the tail too.
 */
final class CountTail {

    private static final int MOST_STEPS = 60;
    private static final double ENOUGH = 1e-9;
    private static final double NEAR_MEAN = 1e-4;

    private final double[] shapes;
    private final double[] rates;

    private CountTail(double[] shapes, double[] rates) {
        this.shapes = shapes;
        this.rates = rates;
    }

    /**
     * The counts of so many units in each state together.
     *
     * @param units units in each state, up to a factor
     * @param factor the factor
     */
    static CountTail of(ModulatedCounts counts, double[] units, double factor) {
        int occupied = 0;
        double[] shapes = new double[units.length];
        double[] rates = new double[units.length];
        for (int state = 0; state < units.length; state++) {
            if (units[state] > 0) {
                shapes[occupied] = units[state] * factor * counts.shapes()[state];
                rates[occupied++] = counts.rates()[state];
            }
        }
        return new CountTail(Arrays.copyOf(shapes, occupied), Arrays.copyOf(rates, occupied));
    }

    /** P(C &gt; n). */
    double above(long n) {
        if (shapes.length == 1) {
            return Beta.regularizedBeta(1 / (1 + rates[0]), n + 1.0, shapes[0]);
        }
        double tilt = saddlepoint(n + 0.5);
        double w = Math.signum(tilt) * Math.sqrt(Math.max(2 * (tilt * (n + 0.5) - cumulant(tilt)), 0));
        if (Math.abs(w) < NEAR_MEAN) {
            return 0.5;
        }
        double u = 2 * Math.sinh(0.5 * tilt) * Math.sqrt(derivatives(tilt)[1]);
        double density = Math.exp(-0.5 * w * w) / Math.sqrt(2 * Math.PI);
        return Math.min(Math.max(NormalTail.above(w) + density * (1 / u - 1 / w), 0), 1);
    }

    private double cumulant(double tilt) {
        double excess = Math.expm1(tilt);
        double sum = 0;
        for (int i = 0; i < shapes.length; i++) {
            sum -= shapes[i] * Math.log1p(-excess / rates[i]);
        }
        return sum;
    }

    /** K' and K''. With m = e^t / (rate + 1 - e^t), K' is the sum of shape m and K'' that of shape m (1 + m). */
    private double[] derivatives(double tilt) {
        double excess = Math.expm1(tilt);
        double first = 0;
        double second = 0;
        for (int i = 0; i < shapes.length; i++) {
            double mean = (1 + excess) / (rates[i] - excess);
            first += shapes[i] * mean;
            second += shapes[i] * mean * (1 + mean);
        }
        return new double[] {first, second};
    }

    /** The t of K'(t) = mean, by Newton's method on the logarithm of K', kept between bounds that close in. */
    private double saddlepoint(double mean) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (double rate : rates) {
            high = Math.min(high, Math.log1p(rate));
        }
        double tilt = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] at = derivatives(tilt);
            double gap = Math.log(at[0] / mean);
            if (Math.abs(gap) < ENOUGH) {
                return tilt;
            }
            low = gap < 0 ? tilt : low;
            high = gap > 0 ? tilt : high;
            double newton = tilt - gap * at[0] / at[1];
            tilt = newton > low && newton < high ? newton : between(low, high, tilt);
        }
        return tilt;
    }

    private static double between(double low, double high, double tilt) {
        return low == Double.NEGATIVE_INFINITY ? tilt - 1 - Math.abs(tilt) : 0.5 * (low + high);
    }
}
