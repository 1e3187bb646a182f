package io.tidemark.simulate.concurrency;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Mixes the laws of a count under each posterior draw. The distribution functions are summed on one grid over all their
 * windows; a quantile's credible interval is the spread of the draws' own quantiles, each of them exact to the count, which
 * a narrow law on the grid of wide ones would not be. Draws are worked on in parallel, in chunks of fixed size that are
 * summed in order, so that the result does not depend on the number of processors.
 */
final class PredictiveMixture {

    static final List<Double> PROBABILITIES = List.of(0.05, 0.5, 0.9, 0.95, 0.99, 0.999, 0.9999);

    private static final int CHUNK = 64;
    private static final double CREDIBLE_LOW = 0.05;
    private static final double CREDIBLE_HIGH = 0.95;

    /** Probability that may lie outside the bins shown, at either end. */
    private static final double NEGLIGIBLE = 1e-12;

    private final int draws;
    private final GeneratingFunction[] laws;
    private final Window[] windows;

    /**
     * @param draws number of draws
     * @param laws from the number of a draw, from 0, to the law under it
     */
    PredictiveMixture(int draws, IntFunction<GeneratingFunction> laws) {
        this.draws = draws;
        this.laws = new GeneratingFunction[draws];
        this.windows = new Window[draws];
        IntStream.range(0, draws).parallel().forEach(draw -> {
            this.laws[draw] = laws.apply(draw);
            this.windows[draw] = Window.of(this.laws[draw]);
        });
    }

    /** The law over all draws. */
    PredictiveLaw law() {
        Grid grid = Grid.over(new Window(
                Arrays.stream(windows).mapToLong(Window::from).min().orElseThrow(),
                Arrays.stream(windows).mapToLong(Window::to).max().orElseThrow()));
        long[][] quantiles = new long[PROBABILITIES.size()][draws];
        double[] distribution = distribution(grid, quantiles);
        LevelMoments moments = LevelMoments.of(draws, draw -> laws[draw]);
        double mean = Arrays.stream(moments.mean()).sum() / draws;
        double variance = IntStream.range(0, draws)
                        .mapToDouble(draw -> square(moments.sd()[draw]) + square(moments.mean()[draw] - mean))
                        .sum()
                / draws;
        return new PredictiveLaw(
                mean,
                Math.sqrt(variance),
                IntStream.range(0, PROBABILITIES.size())
                        .parallel()
                        .mapToObj(i -> quantile(PROBABILITIES.get(i), grid, distribution, quantiles[i]))
                        .toList(),
                pmf(grid, distribution));
    }

    private static double square(double value) {
        return value * value;
    }

    /** Mean over the draws of F at the end of every bin; fills in every draw's quantiles. */
    private double[] distribution(Grid grid, long[][] quantiles) {
        int chunks = (draws + CHUNK - 1) / CHUNK;
        double[][] sums = new double[chunks][];
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            sums[chunk] = new double[grid.bins()];
            addChunk(chunk * CHUNK, Math.min((chunk + 1) * CHUNK, draws), grid, sums[chunk], quantiles);
        });
        double[] mean = new double[grid.bins()];
        for (double[] sum : sums) {
            for (int bin = 0; bin < mean.length; bin++) {
                mean[bin] += sum[bin] / draws;
            }
        }
        return mean;
    }

    private void addChunk(int fromDraw, int toDraw, Grid grid, double[] sum, long[][] quantiles) {
        double[] values = new double[grid.bins()];
        int[] reachedOne = new int[grid.bins()];
        for (int draw = fromDraw; draw < toDraw; draw++) {
            int first = grid.bin(windows[draw].from());
            int last = grid.bin(windows[draw].to());
            DistributionFunction function = DistributionFunction.of(laws[draw], windows[draw]);
            function.evaluate(grid.end(first), grid.step(), values, last - first);
            values[last - first] = 1;
            for (int bin = first; bin < last; bin++) {
                sum[bin] += values[bin - first];
            }
            reachedOne[last]++;
            for (int i = 0; i < quantiles.length; i++) {
                double p = PROBABILITIES.get(i);
                int bin = reached(p, values, last - first + 1);
                long guess = quantile(p, grid, first, values, bin);
                quantiles[i][draw] = function.quantile(p, grid.end(first + bin - 1), grid.end(first + bin), guess);
            }
        }
        int ones = 0;
        for (int bin = 0; bin < sum.length; bin++) {
            ones += reachedOne[bin];
            sum[bin] += ones;
        }
    }

    /** The first of so many rising values that is p or more; the last if none is. */
    private static int reached(double p, double[] values, int count) {
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

    /** The quantile within a bin, where F at the end of bin {@code first + i} is {@code values[i]}. */
    private static long quantile(double p, Grid grid, int first, double[] values, int bin) {
        return grid.quantile(p, first + bin, bin == 0 ? 0 : values[bin - 1], values[bin]);
    }

    private PredictiveLaw.Quantile quantile(double p, Grid grid, double[] distribution, long[] ofDraws) {
        Arrays.sort(ofDraws);
        return new PredictiveLaw.Quantile(
                p,
                quantile(p, grid, 0, distribution, reached(p, distribution, distribution.length)),
                ofDraws[(int) (CREDIBLE_LOW * (draws - 1))],
                ofDraws[(int) Math.ceil(CREDIBLE_HIGH * (draws - 1))],
                ofDraws[0],
                ofDraws[draws - 1]);
    }

    private static PredictiveLaw.Pmf pmf(Grid grid, double[] distribution) {
        int from = 0;
        while (from < distribution.length - 1 && distribution[from] < NEGLIGIBLE) {
            from++;
        }
        int to = from;
        while (to < distribution.length - 1 && distribution[to] < 1 - NEGLIGIBLE) {
            to++;
        }
        double[] probabilities = new double[to - from + 1];
        for (int i = 0; i < probabilities.length; i++) {
            double below = from + i == 0 ? 0 : distribution[from + i - 1];
            probabilities[i] = Math.max(distribution[from + i] - below, 0);
        }
        return new PredictiveLaw.Pmf(grid.from() + from * grid.step(), grid.step(), probabilities);
    }
}
