package io.tidemark.simulate.concurrency;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The quantiles of every draw's own law, each exact to the count, and what they say of the law averaged over the draws. If q_i are a draw's quantiles
 * of p_1 &lt; p_2 &lt; ..., its F(n) is at least the largest p_i with q_i &lt;= n, and below the smallest with q_i &gt; n; the means of these
 * bounds over the draws hold the mean of F, whatever a few draws do.
 */
final class DrawQuantiles {

    /** What is told of a law. */
    static final List<Double> PROBABILITIES = List.of(0.05, 0.5, 0.9, 0.95, 0.99, 0.999, 0.9999);

    /** With it begins the middle of a law, which ends with the 99 % quantile. */
    static final double MIDDLE_FROM = 0.01;

    static final double MIDDLE_TO = 0.99;

    private static final double[] P = Stream.concat(Stream.of(MIDDLE_FROM), PROBABILITIES.stream())
            .mapToDouble(Double::doubleValue)
            .toArray();

    private static final double CREDIBLE_LOW = 0.05;
    private static final double CREDIBLE_HIGH = 0.95;

    /** Bounds are sums of many numbers. */
    private static final double ROUNDING = 1e-12;

    /** Cells of a window in which a quantile is looked for. */
    private static final int CELLS = 64;

    /** By probability and draw. */
    private final long[][] quantiles;

    private final Window[] windows;

    /**
     * @param windows the window of every draw's law
     */
    DrawQuantiles(Window[] windows) {
        this.windows = windows;
        this.quantiles = new long[P.length][windows.length];
    }

    /** Takes a draw's quantiles from its distribution function. */
    void take(int draw, DistributionFunction function) {
        Window window = windows[draw];
        long cell = (window.width() - 1) / CELLS + 1;
        double[] values = new double[(int) ((window.width() - 1) / cell) + 1];
        function.evaluate(window.from() + cell - 1, cell, values, values.length);
        values[values.length - 1] = 1;
        for (int i = 0; i < P.length; i++) {
            int reached = reached(P[i], values, values.length);
            long below = window.from() + reached * cell - 1;
            double valueBelow = reached == 0 ? 0 : values[reached - 1];
            double share = (P[i] - valueBelow) / (values[reached] - valueBelow);
            long guess = below + (long) Math.min(Math.max(Math.ceil(share * cell), 1), cell);
            quantiles[i][draw] = new QuantileSearch(function, P[i])
                    .between(below, Math.min(below + cell, window.to()), Math.min(guess, window.to()));
        }
    }

    /**
     * Takes a draw's quantiles from F at every count.
     *
     * @param from the first count
     * @param values F from there on, so many values, the last 1
     */
    void take(int draw, long from, double[] values, int count) {
        for (int i = 0; i < P.length; i++) {
            quantiles[i][draw] = from + reached(P[i], values, count);
        }
    }

    /** The first of so many rising values that is p or more; the last if none is. */
    static int reached(double p, double[] values, int count) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] >= p) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The smallest and the largest count that the averaged law's quantiles of some probabilities can be. */
    Window[] bounds(double... probabilities) {
        long[][] rises = IntStream.range(0, P.length)
                .boxed()
                .flatMap(i -> Arrays.stream(quantiles[i]).mapToObj(count -> new long[] {count, i}))
                .sorted(Comparator.comparingLong(rise -> rise[0]))
                .toArray(long[][]::new);
        return Arrays.stream(probabilities).mapToObj(p -> bounds(rises, p)).toArray(Window[]::new);
    }

    private Window bounds(long[][] rises, double p) {
        double atLeast = 0;
        double below = P[0];
        long from = -1;
        for (long[] rise : rises) {
            int i = (int) rise[1];
            atLeast += (P[i] - (i == 0 ? 0 : P[i - 1])) / windows.length;
            below += ((i == P.length - 1 ? 1 : P[i + 1]) - P[i]) / windows.length;
            from = from < 0 && below > p - ROUNDING ? rise[0] : from;
            if (atLeast >= p - ROUNDING) {
                return new Window(from, rise[0]);
            }
        }
        throw new IllegalArgumentException("quantile: expected a probability of at most 0.9999, got " + p);
    }

    /** What is told of a quantile of the averaged law. */
    PredictiveLaw.Quantile summary(double p, long value) {
        long[] ofDraws = quantiles[1 + PROBABILITIES.indexOf(p)].clone();
        Arrays.sort(ofDraws);
        int last = ofDraws.length - 1;
        return new PredictiveLaw.Quantile(
                p,
                value,
                ofDraws[(int) (CREDIBLE_LOW * last)],
                ofDraws[(int) Math.ceil(CREDIBLE_HIGH * last)],
                ofDraws[0],
                ofDraws[last]);
    }
}
