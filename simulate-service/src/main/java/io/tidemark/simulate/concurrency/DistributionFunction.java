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
}
