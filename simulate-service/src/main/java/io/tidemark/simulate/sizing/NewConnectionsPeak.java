package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.GeneratingFunction;
import io.tidemark.simulate.concurrency.HeldShares;
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
        GeneratingFunction[] counts = IntStream.range(0, law.draws())
                .parallel()
                .mapToObj(draw -> law.arrivals(draw, users).held(HeldShares.newOnly()))
                .toArray(GeneratingFunction[]::new);
        return new ExpectedPeaks(counts.length, draw -> counts[draw].mean(), draw -> Math.sqrt(counts[draw].variance()))
                .spread(Math.min(counts.length, MOST_DRAWS));
    }

    /** P(max &lt;= n). */
    public double atMost(long n) {
        double[] probabilities = new double[peaks.length];
        IntStream.range(0, probabilities.length)
                .parallel()
                .forEach(draw -> probabilities[draw] = peaks[draw].applyAsDouble(n));
        return Arrays.stream(probabilities).average().orElseThrow();
    }

    /**
     * The smallest n with P(max &lt;= n) &gt;= p.
     *
     * @param p below 1
     * @param start a count to look from, such as a high quantile of one second
     */
    public long quantile(double p, long start) {
        long low = -1;
        long high = Math.max(start, 1);
        while (atMost(high) < p) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (atMost(middle) >= p) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
