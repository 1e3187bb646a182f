package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.MixedLaw;
import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The largest count of new connections within T consecutive seconds: P(max &lt;= n) is the mean over the posterior
 * draws of P(max &lt;= n) under each, of {@value #MOST_DRAWS} of them in the order of the peak to expect. Under a draw it is exact,
 * F(n)^T where seconds are independent; where they hang together through hidden states of many units, it is that given the states,
 * which are drawn once for each posterior draw.
 */
public final class NewConnectionsPeak {

    private static final int MOST_DRAWS = 1_000;
    private static final int NEIGHBOURS = 10;

    /** No count is larger, and twice as much is still a number. */
    private static final long LARGEST_COUNT = 1L << 61;

    private final LongToDoubleFunction[] peaks;

    /**
     * @param law posterior
     * @param users number of users
     * @param seconds T
     * @param seed seed of what is drawn
     */
    public NewConnectionsPeak(ConcurrencyLaw law, int users, int seconds, long seed) {
        SplittableUniformRandomProvider root = (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(seed);
        int[] draws = draws(law, users);
        UniformRandomProvider[] generators = new UniformRandomProvider[draws.length];
        Arrays.setAll(generators, draw -> root.split());
        this.peaks = new LongToDoubleFunction[draws.length];
        IntStream.range(0, draws.length)
                .parallel()
                .forEach(i -> peaks[i] = law.arrivals(draws[i], users).peakAtMost(seconds, generators[i]));
    }

    private static int[] draws(ConcurrencyLaw law, int users) {
        return new ExpectedPeaks(MixedLaw.of(law, users).newConnectionsMoments())
                .spread(Math.min(law.draws(), MOST_DRAWS));
    }

    /** P(max &lt;= n). */
    public double atMost(long n) {
        return atMost(n, 0, peaks.length);
    }

    private double atMost(long n, int from, int to) {
        double[] probabilities = new double[to - from];
        IntStream.range(0, probabilities.length)
                .parallel()
                .forEach(draw -> probabilities[draw] = peaks[from + draw].applyAsDouble(n));
        return Arrays.stream(probabilities).average().orElseThrow();
    }

    /**
     * The smallest n with P(max &lt;= n) &gt;= p.
     *
     * @param p below 1
     * @param start a count to look from, such as a high quantile of one second
     */
    public long quantile(double p, long start) {
        return quantile(p, start, 0, peaks.length);
    }

    /**
     * Where 90 % of the draws put that: the quantile under those near 5 % and near 95 % of the order of peaks to expect, {@value
     * #NEIGHBOURS} in 1,000 to either side, over which what else they differ in is averaged.
     */
    CredibleRange credible(double p, long start) {
        return new CredibleRange(near(0.05, p, start), near(0.95, p, start));
    }

    private long near(double place, double p, long start) {
        int centre = (int) Math.round(place * (peaks.length - 1));
        int neighbours = peaks.length * NEIGHBOURS / 1_000;
        return quantile(p, start, Math.max(centre - neighbours, 0), Math.min(centre + neighbours + 1, peaks.length));
    }

    private long quantile(double p, long start, int from, int to) {
        long low = -1;
        long high = Math.max(start, 1);
        while (high < LARGEST_COUNT && atMost(high, from, to) < p) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = middle(low, high);
            if (atMost(middle, from, to) >= p) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The middle of two counts, in the logarithm where they are of different orders: the start may be that of far higher draws. */
    private static long middle(long low, long high) {
        double from = Math.max(low + 1.0, 1);
        return high > 4 * from ? (long) Math.sqrt(from * high) : low + (high - low) / 2;
    }
}
