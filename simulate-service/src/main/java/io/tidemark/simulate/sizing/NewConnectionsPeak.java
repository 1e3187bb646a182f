package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.LevelMoments;
import io.tidemark.simulate.concurrency.MixedLaw;
import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
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
    private static final double LOW = 0.05;
    private static final double MIDDLE = 0.5;
    private static final double HIGH = 0.95;

    /** Where the search for a quantile gives up: no count of connections is as large. */
    private static final long LARGEST = Long.MAX_VALUE / 2;

    private final int seconds;
    private final LevelMoments moments;
    private final LongToDoubleFunction[] peaks;

    /**
     * @param law posterior
     * @param users number of users
     * @param seconds T
     * @param seed seed of what is drawn
     */
    public NewConnectionsPeak(ConcurrencyLaw law, int users, int seconds, long seed) {
        SplittableUniformRandomProvider root = (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(seed);
        LevelMoments ofAll = MixedLaw.of(law, users).newConnectionsMoments();
        int[] draws = new ExpectedPeaks(ofAll).spread(Math.min(law.draws(), MOST_DRAWS));
        UniformRandomProvider[] generators = new UniformRandomProvider[draws.length];
        Arrays.setAll(generators, draw -> root.split());
        this.seconds = seconds;
        this.moments = new LevelMoments(
                Arrays.stream(draws).mapToDouble(draw -> ofAll.mean()[draw]).toArray(),
                Arrays.stream(draws).mapToDouble(draw -> ofAll.sd()[draw]).toArray());
        this.peaks = new LongToDoubleFunction[draws.length];
        IntStream.range(0, draws.length)
                .parallel()
                .forEach(i -> peaks[i] = law.arrivals(draws[i], users).peakAtMost(seconds, generators[i]));
    }

    /** Number of draws that are looked at. */
    int draws() {
        return peaks.length;
    }

    /** P(max &lt;= n). */
    public double atMost(long n) {
        return atMost(n, peaks);
    }

    private static double atMost(long n, LongToDoubleFunction[] peaks) {
        double[] probabilities = new double[peaks.length];
        IntStream.range(0, probabilities.length)
                .parallel()
                .forEach(draw -> probabilities[draw] = peaks[draw].applyAsDouble(n));
        return Arrays.stream(probabilities).average().orElseThrow();
    }

    /**
     * The smallest n with P(max &lt;= n) &gt;= p; {@link Long#MAX_VALUE} where none has.
     *
     * @param p below 1
     * @param start a count to look from, such as a high quantile of one second
     */
    public long quantile(double p, long start) {
        return quantile(p, start, peaks);
    }

    /**
     * Where 90 % of the draws put that: the quantile under those near 5 % and near 95 % of the order of what to expect of it, {@value
     * #NEIGHBOURS} in 1,000 to either side, over which what else they differ in is averaged. Where draws hardly differ, what the
     * states of so few leave to chance may put the second below the first.
     */
    CountRange credible(double p, long start) {
        long low = quantile(p, start, near(LOW, p));
        long high = quantile(p, start, near(HIGH, p));
        return new CountRange(Math.min(low, high), Math.max(low, high));
    }

    /** 5 % to 95 % of the largest count under the draws near the middle of the order of peaks to expect. */
    CountRange chance(long start) {
        LongToDoubleFunction[] middle = near(MIDDLE, MIDDLE);
        return new CountRange(quantile(LOW, start, middle), quantile(HIGH, start, middle));
    }

    /** The peaks of the draws near a place in the order of what to expect of the quantile p. */
    private LongToDoubleFunction[] near(double place, double p) {
        int[] order = new ExpectedPeaks(moments, deviations(p)).inOrder();
        int centre = (int) Math.round(place * (order.length - 1));
        int neighbours = order.length * NEIGHBOURS / 1_000;
        return IntStream.range(Math.max(centre - neighbours, 0), Math.min(centre + neighbours + 1, order.length))
                .mapToObj(i -> peaks[order[i]])
                .toArray(LongToDoubleFunction[]::new);
    }

    /** Standard deviations above the mean at which the quantile p of the largest of T normal values lies. */
    private double deviations(double p) {
        return new NormalDistribution().inverseCumulativeProbability(Math.pow(p, 1.0 / seconds));
    }

    private static long quantile(double p, long start, LongToDoubleFunction[] peaks) {
        long low = -1;
        long high = Math.max(start, 1);
        while (!(atMost(high, peaks) >= p)) {
            if (high > LARGEST) {
                return Long.MAX_VALUE;
            }
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = middle(low, high);
            if (atMost(middle, peaks) >= p) {
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
