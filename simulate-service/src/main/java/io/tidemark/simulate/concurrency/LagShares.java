package io.tidemark.simulate.concurrency;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Which share of the connections that started in each second back in time counts, under one draw of the durations; one value for each
 * block of lags. Still held are Sbar(k) = L(k + 1) - L(k) of those at lag k. A share is given by its sum over the lags so far, A(x), that of
 * what is held by L(x). Lags from which less than 1e-13 of the whole sum is left count as 0.
 *
 * <p>The mean share of a block is (A(to) - A(from)) / (to - from), exactly. Two neighbours of h seconds each with means
 * m + d and m - d then get m + c d and m - c d, c = sqrt((4 h^2 - 1) / (3 h^2)): where the share changes evenly over the 2 h
 * seconds, that is what its sum of squares is, and not only its sum. It makes the error some hundred times smaller.
 */
public final class LagShares {

    private static final double NEGLIGIBLE = 1e-13;

    private final double[] shares;
    private final LagBlocks.Run[] runs;
    private final double largest;
    private final double sum;
    private final double sumOfSquares;

    private LagShares(double[] shares, LagBlocks.Run[] runs) {
        this.shares = shares;
        this.runs = runs;
        this.largest = Arrays.stream(shares).max().orElse(0);
        this.sum = sum(share -> share);
        this.sumOfSquares = sum(share -> share * share);
    }

    private double sum(DoubleUnaryOperator function) {
        double total = 0;
        for (LagBlocks.Run run : runs) {
            for (int block = run.from(); block < run.to(); block++) {
                total += run.seconds() * function.applyAsDouble(shares[block]);
            }
        }
        return total;
    }

    /** What is still held: Sbar(k) over all blocks. */
    public static LagShares held(DurationLaw durations, LagBlocks blocks) {
        return of(durations::meanWithin, blocks);
    }

    /**
     * What ended within the seconds just past: of the starts in them 1 - Sbar(k), of those before Sbar(k - seconds) - Sbar(k). No
     * connection is held longer than the history before those seconds, so that each ends once, and the sum is that of the seconds:
     *
     * <pre>A(x) = min(x, seconds) + L(x - seconds) - L(min(x, history))</pre>
     *
     * @param blocks over the seconds and the history before them
     */
    static LagShares endedWithin(int seconds, DurationLaw durations, LagBlocks blocks) {
        int history = blocks.historySeconds() - seconds;
        return of(
                lag -> Math.min(lag, seconds)
                        + durations.meanWithin(Math.max(lag - seconds, 0))
                        - durations.meanWithin(Math.min(lag, history)),
                blocks);
    }

    /**
     * The shares of one sum over all blocks.
     *
     * @param sumWithin A, from lags in seconds to the sum of the shares of those below; it rises from 0 at 0, by at most 1 a second
     */
    private static LagShares of(DoubleUnaryOperator sumWithin, LagBlocks blocks) {
        double[] shares = new double[blocks.count()];
        double whole = sumWithin.applyAsDouble(blocks.historySeconds());
        double within = 0;
        int used = 0;
        while (used < shares.length && whole - within > NEGLIGIBLE * whole) {
            double next = sumWithin.applyAsDouble(blocks.edge(used + 1));
            double share = (next - within) / (blocks.edge(used + 1) - blocks.edge(used));
            // a share is a probability: what lies outside 0 to 1 is rounding
            shares[used++] = Math.min(Math.max(share, 0), 1);
            within = Math.max(next, within);
        }
        LagBlocks.Run[] runs = runs(blocks.runs(), used);
        for (LagBlocks.Run run : runs) {
            spreadPairs(shares, run);
        }
        return new LagShares(Arrays.copyOf(shares, used), runs);
    }

    private static void spreadPairs(double[] shares, LagBlocks.Run run) {
        double square = (double) run.seconds() * run.seconds();
        double factor = Math.sqrt((4 * square - 1) / (3 * square));
        for (int block = run.from(); block + 1 < run.to(); block += 2) {
            double mean = 0.5 * (shares[block] + shares[block + 1]);
            double most = Math.min(mean, 1 - mean);
            double half = Math.max(-most, Math.min(0.5 * factor * (shares[block] - shares[block + 1]), most));
            shares[block] = mean + half;
            shares[block + 1] = mean - half;
        }
    }

    /** All connections of the second just past, and none before: the law of new connections in a second. */
    public static LagShares newOnly() {
        return new LagShares(new double[] {1}, new LagBlocks.Run[] {new LagBlocks.Run(0, 1, 1)});
    }

    private static LagBlocks.Run[] runs(List<LagBlocks.Run> all, int blocks) {
        return all.stream()
                .filter(run -> run.from() < blocks)
                .map(run -> new LagBlocks.Run(run.from(), Math.min(run.to(), blocks), run.seconds()))
                .toArray(LagBlocks.Run[]::new);
    }

    /** Share of every block; callers must not change it. */
    double[] shares() {
        return shares;
    }

    /** The runs of blocks that have a share; callers must not change it. */
    LagBlocks.Run[] runs() {
        return runs;
    }

    /** The largest share. */
    double largest() {
        return largest;
    }

    /** Sum over all lags: the mean seconds at which a connection is seen. */
    public double sum() {
        return sum;
    }

    /** Sum of the squares over all lags. */
    public double sumOfSquares() {
        return sumOfSquares;
    }

    /**
     * Sbar(k) at every lag k for paths, which need it to fall: the exact means over the blocks, not spread. Ends where no
     * more than {@code tail} seconds are left of the sum; at least one lag.
     */
    public static double[] heldBySecond(DurationLaw durations, LagBlocks blocks, double tail) {
        double[] bySecond = new double[blocks.historySeconds()];
        double whole = durations.meanWithin(blocks.historySeconds());
        double within = 0;
        double share = 1;
        int block = 0;
        for (; block < blocks.count() && (block == 0 || whole - within > tail); block++) {
            int from = blocks.edge(block);
            int to = blocks.edge(block + 1);
            double next = durations.meanWithin(to);
            // Sbar falls: where it rises, or is below 0, that is rounding
            share = Math.min(Math.max((next - within) / (to - from), 0), share);
            Arrays.fill(bySecond, from, to, share);
            within = next;
        }
        return Arrays.copyOf(bySecond, blocks.edge(block));
    }
}
