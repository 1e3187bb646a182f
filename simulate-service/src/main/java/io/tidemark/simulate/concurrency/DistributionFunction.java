package io.tidemark.simulate.concurrency;

/** F(n) = P(N &lt;= n) of one draw's count N. */
sealed interface DistributionFunction permits FourierSeries, LatticeDistribution {

    /**
     * The distribution function of a law: a short Fourier series where |G| falls to nothing soon, all frequencies
     * otherwise.
     */
    static DistributionFunction of(GeneratingFunction g, Window window) {
        return FourierSeries.of(g, window)
                .<DistributionFunction>map(series -> series)
                .orElseGet(() -> LatticeDistribution.of(g, window));
    }

    /**
     * Values at evenly spaced counts.
     *
     * @param first the first count
     * @param step from one count to the next
     * @param values receives F(first + i step) at i, for i below {@code count}
     * @param count number of values
     */
    void evaluate(long first, long step, double[] values, int count);

    /**
     * The smallest count n with F(n) &gt;= p.
     *
     * @param below a count with F(below) &lt; p
     * @param to a count with F(to) &gt;= p
     * @param guess where to look first, above {@code below} and at most {@code to}
     */
    default long quantile(double p, long below, long to, long guess) {
        double[] values = new double[2];
        long low = below;
        long high = to;
        for (long middle = guess; high - low > 1; middle = low + (high - low + 1) / 2) {
            evaluate(middle - 1, 1, values, 2);
            if (values[0] >= p) {
                high = middle - 1;
            } else if (values[1] < p) {
                low = middle;
            } else {
                return middle;
            }
        }
        return high;
    }
}
