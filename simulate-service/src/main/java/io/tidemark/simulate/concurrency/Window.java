package io.tidemark.simulate.concurrency;

import java.util.function.DoubleUnaryOperator;

/**
 * The integers that hold a count N but for a probability of 2 eps, eps = 1e-13, by the Chernoff bounds
 *
 * <pre>
 * to   = min over t &gt; 0 of (log G(e^t) + log 1/eps) / t
 * from = max(0, max over t &gt; 0 of -(log G(e^-t) + log 1/eps) / t)
 * </pre>
 *
 * Every t gives a bound, so the search need not be exact; it starts from the t that is best for a normal law. A fixed
 * number of standard deviations would not do: the 99.99 % quantile of bursty arrivals can lie 32 of them above the mean.
 *
 * @param from the smallest count
 * @param to the largest count
 */
public record Window(long from, long to) {

    private static final double LOG_INVERSE_EPSILON = 13 * Math.log(10);
    private static final int GOLDEN_STEPS = 8;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Half the search's range of log t, and of the log odds of t below the largest tilt. */
    private static final double REACH = 3;

    /** Where the search starts at the most, as a share of the largest tilt. */
    private static final double LARGEST_START = 0.9;

    private static final double LARGEST_COUNT = 1e15;

    /** The window of a law given by its generating function. */
    static Window of(GeneratingFunction g) {
        double variance = g.variance();
        if (!(variance > 0)) {
            return new Window(0, 0);
        }
        double normal = Math.sqrt(2 * LOG_INVERSE_EPSILON / variance);
        return new Window(from(g, normal), to(g, normal));
    }

    /** Number of counts. */
    long width() {
        return to - from + 1;
    }

    private static long to(GeneratingFunction g, double normal) {
        double largest = Math.min(g.largestTilt(), Double.MAX_EXPONENT * Math.log(2));
        double share = Math.min(normal / largest, LARGEST_START);
        double bound = least(
                logOdds -> {
                    double tilt = largest / (1 + Math.exp(-logOdds));
                    return (g.logAtTilt(tilt) + LOG_INVERSE_EPSILON) / tilt;
                },
                Math.log(share / (1 - share)));
        return (long) Math.min(Math.ceil(bound), LARGEST_COUNT);
    }

    private static long from(GeneratingFunction g, double normal) {
        double bound = -least(
                logTilt -> {
                    double tilt = Math.exp(logTilt);
                    return (g.logAtTilt(-tilt) + LOG_INVERSE_EPSILON) / tilt;
                },
                Math.log(normal));
        return (long) Math.min(Math.max(Math.floor(bound), 0), LARGEST_COUNT);
    }

    /** Least value near a start of a function that falls and then rises, by golden section. */
    private static double least(DoubleUnaryOperator function, double start) {
        double low = start - REACH;
        double high = start + REACH;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        for (int step = 0; step < GOLDEN_STEPS; step++) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = function.applyAsDouble(right);
            }
        }
        return Math.min(atLeft, atRight);
    }
}
