package io.tidemark.simulate.concurrency;

/** F(n) = P(N &lt;= n) of one draw's count N. */
sealed interface DistributionFunction permits FourierSeries, LatticeDistribution, BlurredDistribution {

    /** Steps of Newton's method before a quantile is looked for by halves. */
    int NEWTON_STEPS = 4;

    /**
     * The distribution function of a law: from few angles where the window is narrow, by a short Fourier series where |G| falls to nothing
     * soon, from all frequencies otherwise.
     */
    static DistributionFunction of(GeneratingFunction g, Window window) {
        return LatticeDistribution.ofFewAngles(g, window)
                .<DistributionFunction>map(lattice -> lattice)
                .or(() -> FourierSeries.of(g, window))
                .orElseGet(() -> window.width() <= LatticeDistribution.MOST_POINTS
                        ? LatticeDistribution.of(g, window)
                        : BlurredDistribution.of(g, window));
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
     * The smallest count n with F(n) &gt;= p: by Newton's method, which is quick where F is smooth, then by halves.
     *
     * @param below a count with F(below) &lt; p
     * @param to a count with F(to) &gt;= p
     * @param guess where to look first, above {@code below} and at most {@code to}
     */
    default long quantile(double p, long below, long to, long guess) {
        double[] values = new double[2];
        long low = below;
        long high = to;
        long n = guess;
        for (int look = 1; high - low > 1; look++) {
            evaluate(n - 1, 1, values, 2);
            if (values[0] < p && values[1] >= p) {
                return n;
            }
            if (values[0] >= p) {
                high = n - 1;
            } else {
                low = n;
            }
            double newton = Math.ceil(n + (p - values[1]) / (values[1] - values[0]));
            boolean within = newton > low && newton <= high;
            n = within && look <= NEWTON_STEPS ? (long) newton : low + (high - low + 1) / 2;
        }
        return high;
    }
}
