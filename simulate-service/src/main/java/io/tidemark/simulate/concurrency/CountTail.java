package io.tidemark.simulate.concurrency;

import java.util.Arrays;

/**
 * P(C &gt; n) for a sum C of independent negative binomial counts. One count alone is exact. For more, counts below {@value #FEW} are
 * added up one by one, exactly but for rounding,
 *
 * <pre>
 * (n + 1) P(C = n + 1) = sum over i of shape_i S_i(n)        S_i(n) = (S_i(n - 1) + P(C = n)) / (1 + rate_i)
 * </pre>
 *
 * as long as more than 1e-9 is left above them. Elsewhere it is Daniels' second saddlepoint formula for counts (H. E. Daniels,
 * Tail probability approximations, 1987): with K the cumulant generating function and K'(t) = n + 1/2,
 *
 * <pre>
 * P(C &gt; n) = Q(w) + q(w) (1 / u - 1 / w)
 * w = sign(t) sqrt(2 (t (n + 1/2) - K(t)))        u = 2 sinh(t / 2) sqrt(K''(t))
 * </pre>
 *
 * times what brings it to the sum where that ends; then it is off by a few hundredths of itself. Of shapes of a few
 * hundredths, where the formula fails and may be 0 or below, the tail is taken to fall as that of one of the counts alone.
 */
final class CountTail {

    private static final int FEW = 512;
    private static final double LEAST_LEFT = 1e-9;

    /** Below this, P(C = 0) is lost in rounding; so much traffic suits the saddlepoint. */
    private static final double LEAST_LOG_OF_NONE = -600;

    /** What the saddlepoint may be off by at the end of the sum; where it is more, it changes further out. */
    private static final double LARGEST_CORRECTION = 0.25;

    private static final int MOST_STEPS = 60;
    private static final double ENOUGH = 1e-9;
    private static final double NEAR_MEAN = 1e-4;

    private final double[] shapes;
    private final double[] rates;

    /** What the saddlepoint is off by where the sum ends, once it was asked for. */
    private volatile double correction = Double.NaN;

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

    /** P(C &gt; n), n not below 0. */
    double above(long n) {
        if (shapes.length == 1) {
            return NegativeBinomialTail.above(shapes[0], rates[0], n);
        }
        double left = n < FEW ? leftAbove((int) n) : 0;
        if (left > LEAST_LEFT) {
            return left;
        }
        if (n < FEW) {
            return bySaddlepoint(n);
        }
        double factor = correction();
        return Math.min(Math.abs(factor - 1) < LARGEST_CORRECTION ? factor * bySaddlepoint(n) : byOneCount(n), 1);
    }

    /** What the saddlepoint is off by where the sum ends: far out, that hardly changes any more. */
    private double correction() {
        double known = correction;
        if (Double.isNaN(known)) {
            double left = leftAbove(FEW - 1);
            known = left > LEAST_LEFT ? left / bySaddlepoint(FEW - 1) : 1;
            correction = known;
        }
        return known;
    }

    /** What is left where the sum ends, falling from there as P(one of the counts alone &gt; n) does. */
    private double byOneCount(long n) {
        return leftAbove(FEW - 1) * oneAbove(n) / oneAbove(FEW - 1);
    }

    private double oneAbove(long n) {
        double sum = 0;
        for (int i = 0; i < shapes.length; i++) {
            sum += NegativeBinomialTail.above(shapes[i], rates[i], n);
        }
        return sum;
    }

    /** 1 less the sum of P(C = 0) to P(C = n); 0 where P(C = 0) is lost in rounding. */
    private double leftAbove(int n) {
        double log = cumulant(Double.NEGATIVE_INFINITY);
        if (log < LEAST_LOG_OF_NONE) {
            return 0;
        }
        double[] sums = new double[shapes.length];
        double probability = Math.exp(log);
        double left = 1 - probability;
        for (int count = 1; count <= n; count++) {
            double next = 0;
            for (int i = 0; i < shapes.length; i++) {
                sums[i] = (sums[i] + probability) / (1 + rates[i]);
                next += shapes[i] * sums[i];
            }
            probability = next / count;
            left -= probability;
        }
        return left;
    }

    private double bySaddlepoint(long n) {
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
