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
 * Every t gives a bound, so the search need not be exact; it starts from the t that is best for a normal law, and asks for the same t whatever the
 * number of users. A fixed
 * number of standard deviations would not do: the 99.99 % quantile of bursty arrivals can lie 32 of them above the mean.
 *
 * @param from the smallest count
 * @param to the largest count
 */
public record Window(long from, long to) {

    private static final double LOG_INVERSE_EPSILON = 13 * Math.log(10);

    /** Of the search for log t, and for the log odds of t below the largest tilt. */
    private static final double STEP = 0.25;

    private static final int MOST_STEPS = 24;

    /** Where the search starts at the most, as a share of the largest tilt. */
    private static final double LARGEST_START = 0.9;

    private static final double LARGEST_COUNT = 1e18;

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
        if (g.logAtTilt(Double.NEGATIVE_INFINITY) >= -LOG_INVERSE_EPSILON) {
            return 0;
        }
        double bound = -least(
                logTilt -> {
                    double tilt = Math.exp(logTilt);
                    return (g.logAtTilt(-tilt) + LOG_INVERSE_EPSILON) / tilt;
                },
                Math.log(normal));
        return (long) Math.min(Math.max(Math.floor(bound), 0), LARGEST_COUNT);
    }

    /** Least value at multiples of {@value #STEP}, downhill from a start, of a function that falls and then rises. */
    private static double least(DoubleUnaryOperator function, double start) {
        double at = STEP * Math.rint(start / STEP);
        double least = function.applyAsDouble(at);
        for (double step : new double[] {STEP, -STEP}) {
            double next = function.applyAsDouble(at + step);
            for (int i = 2; next < least && i <= MOST_STEPS; i++) {
                least = next;
                next = function.applyAsDouble(at + i * step);
            }
        }
        return least;
    }
}
