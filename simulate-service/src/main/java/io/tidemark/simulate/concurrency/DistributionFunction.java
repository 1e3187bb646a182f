package io.tidemark.simulate.concurrency;

/** F(n) = P(N &lt;= n) of a count N. */
sealed interface DistributionFunction
        permits FourierSeries, LatticeDistribution, IntegralDistribution, MixtureDistribution {

    /**
     * The distribution function of a law: from few angles where the window is narrow, by a short Fourier series where |G| falls to nothing
     * soon, from all frequencies where the counts are not too many, else as an integral.
     */
    static DistributionFunction of(GeneratingFunction g, Window window) {
        return LatticeDistribution.ofFewAngles(g, window)
                .<DistributionFunction>map(lattice -> lattice)
                .or(() -> FourierSeries.of(g, window))
                .orElseGet(() -> window.width() <= LatticeDistribution.MOST_POINTS
                        ? LatticeDistribution.of(g, window)
                        : IntegralDistribution.of(g));
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
