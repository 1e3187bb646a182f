package io.tidemark.simulate.concurrency;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * P(max of the counts of T consecutive seconds &lt;= n) for many units of {@link ModulatedCounts}, given how many of them are in
 * each state at each second, which is drawn: the product over the seconds of P(count &lt;= n), for given the states counts are
 * independent. Its mean over draws of the states is the probability itself.
 *
 * <p>Seconds are put together where nearly as many connections are expected of them, in at most {@value #MOST_LEVELS} levels.
 * At most {@value #MOST_DRAWN} seconds are drawn; a longer horizon repeats their states.
 */
final class PeakGivenStates implements LongToDoubleFunction {

    private static final int MOST_LEVELS = 64;
    private static final int MOST_DRAWN = 28_800;

    private final CountTail[] tails;
    private final double[] secondsAt;

    private PeakGivenStates(CountTail[] tails, double[] secondsAt) {
        this.tails = tails;
        this.secondsAt = secondsAt;
    }

    static PeakGivenStates of(ModulatedCounts counts, int units, long seconds, UniformRandomProvider random) {
        int states = counts.shapes().length;
        int drawn = (int) Math.min(seconds, MOST_DRAWN);
        double[][] occupied = new double[drawn][states];
        double[] expected = new double[drawn];
        OccupiedStates now = new OccupiedStates(counts.chain(), units, random);
        for (int second = 0; second < drawn; second++, now.step()) {
            for (int state = 0; state < states; state++) {
                occupied[second][state] = now.in(state);
                expected[second] += now.in(state) * counts.shapes()[state] / counts.rates()[state];
            }
        }
        return grouped(counts, occupied, expected, (double) seconds / drawn);
    }

    private static PeakGivenStates grouped(
            ModulatedCounts counts, double[][] occupied, double[] expected, double repeats) {
        double least = Arrays.stream(expected).min().orElseThrow();
        double most = Arrays.stream(expected).max().orElseThrow();
        double[] seconds = new double[MOST_LEVELS];
        double[][] sums = new double[MOST_LEVELS][counts.shapes().length];
        for (int second = 0; second < occupied.length; second++) {
            double position = most > least ? (expected[second] - least) / (most - least) : 0;
            int level = (int) Math.min(position * MOST_LEVELS, MOST_LEVELS - 1.0);
            seconds[level]++;
            for (int state = 0; state < sums[level].length; state++) {
                sums[level][state] += occupied[second][state];
            }
        }
        CountTail[] tails = new CountTail[MOST_LEVELS];
        for (int level = 0; level < MOST_LEVELS; level++) {
            if (seconds[level] > 0) {
                tails[level] = CountTail.of(counts, sums[level], 1 / seconds[level]);
            }
            seconds[level] *= repeats;
        }
        return new PeakGivenStates(tails, seconds);
    }

    @Override
    public double applyAsDouble(long n) {
        if (n < 0) {
            return 0;
        }
        double log = 0;
        for (int level = 0; level < tails.length; level++) {
            if (tails[level] != null) {
                log += secondsAt[level] * Math.log1p(-Math.min(tails[level].above(n), 1));
            }
        }
        return Math.exp(log);
    }
}
