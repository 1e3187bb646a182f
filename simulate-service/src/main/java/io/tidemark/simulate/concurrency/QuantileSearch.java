package io.tidemark.simulate.concurrency;

/**
 * Looks for the smallest count n with F(n) &gt;= p between two counts. Every look takes F at a count and at the one before, and the next follows
 * their slope, where that is more than rounding, or the slope since the last look; every third look halves what is left, or its logarithm.
 */
final class QuantileSearch {

    /** A slope from one count to the next that rounding leaves right. */
    private static final double TELLING_SLOPE = 1e-7;

    private static final int HALVED = 3;

    private final DistributionFunction function;
    private final double p;
    private final double[] values = new double[2];

    private long low;
    private long high;

    QuantileSearch(DistributionFunction function, double p) {
        this.function = function;
        this.p = p;
    }

    /**
     * The quantile.
     *
     * @param below a count with F(below) &lt; p
     * @param to a count with F(to) &gt;= p
     * @param guess where to look first, above {@code below} and at most {@code to}
     */
    long between(long below, long to, long guess) {
        low = below;
        high = to;
        long n = guess;
        long last = n;
        double valueAtLast = 0;
        for (int look = 1; high - low > 1; look++) {
            function.evaluate(n - 1, 1, values, 2);
            if (values[0] < p && values[1] >= p) {
                return n;
            }
            if (values[0] >= p) {
                high = n - 1;
            } else {
                low = n;
            }
            double slope = values[1] - values[0];
            if (slope < TELLING_SLOPE && look > 1) {
                slope = (values[1] - valueAtLast) / (n - last);
            }
            last = n;
            valueAtLast = values[1];
            n = look % HALVED == 0 ? middle() : along(slope, n);
        }
        return high;
    }

    private long along(double slope, long n) {
        double step = Math.ceil((p - values[1]) / slope);
        boolean inside = step > (double) low - n && step <= (double) high - n;
        return inside ? Math.min(Math.max(n + (long) step, low + 1), high) : middle();
    }

    /** The middle of what is left, in the logarithm where the ends are of different orders. */
    private long middle() {
        double from = Math.max(low + 1.0, 1);
        return high > 4 * from ? (long) Math.sqrt(from * high) : low + (high - low + 1) / 2;
    }
}
