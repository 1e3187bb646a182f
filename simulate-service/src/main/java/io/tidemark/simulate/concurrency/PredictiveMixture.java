package io.tidemark.simulate.concurrency;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Mixes the laws of a count under each posterior draw: the mean of their distribution functions is that of the predictive law, whose
 * quantiles are found on it to the count. Where all draws' windows together have few counts, every draw is added up count by count and all can be
 * read off; else the law is a {@link MixtureDistribution}, and its probabilities are differences of it over ranges of counts that its middle
 * decides, not its widest draw. A quantile's credible interval is the spread of the draws' own.
 */
final class PredictiveMixture {

    /** Probability that may lie outside the bins shown, at either end, though bins are left. */
    private static final double NEGLIGIBLE = 1e-12;

    private final int draws;
    private final GeneratingFunction[] laws;
    private final Window[] windows;
    private final DrawQuantiles ofDraws;

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
        this.ofDraws = new DrawQuantiles(windows);
    }

    /** The law over all draws. */
    PredictiveLaw law() {
        Window whole = new Window(
                Arrays.stream(windows).mapToLong(Window::from).min().orElseThrow(),
                Arrays.stream(windows).mapToLong(Window::to).max().orElseThrow());
        return whole.width() <= Grid.MOST_BINS ? countByCount(Grid.over(whole)) : wide(whole);
    }

    /** The distribution function over all draws. */
    LongToDoubleFunction distribution() {
        MixtureDistribution mixture = MixtureDistribution.of(laws, windows, ofDraws);
        return n -> {
            double[] value = new double[1];
            mixture.evaluate(n, 1, value, 1);
            return value[0];
        };
    }

    private PredictiveLaw countByCount(Grid grid) {
        double[] distribution = distribution(grid);
        return law(
                DrawQuantiles.PROBABILITIES.stream()
                        .map(p -> ofDraws.summary(
                                p, grid.end(DrawQuantiles.reached(p, distribution, distribution.length) - 1)))
                        .toList(),
                grid,
                distribution);
    }

    private PredictiveLaw wide(Window whole) {
        MixtureDistribution mixture = MixtureDistribution.of(laws, windows, ofDraws);
        Window[] middle = ofDraws.bounds(DrawQuantiles.MIDDLE_FROM, DrawQuantiles.MIDDLE_TO);
        Grid grid = Grid.over(whole, new Window(middle[0].from(), middle[1].to()));
        double[] distribution = new double[grid.bins() + 1];
        mixture.evaluate(grid.end(-1), grid.step(), distribution, distribution.length);
        Window[] bounds = ofDraws.bounds(DrawQuantiles.PROBABILITIES.stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
        return law(
                IntStream.range(0, bounds.length)
                        .mapToObj(i ->
                                quantile(DrawQuantiles.PROBABILITIES.get(i), mixture, grid, distribution, bounds[i]))
                        .toList(),
                grid,
                distribution);
    }

    /** The quantile within its bin, or between its bounds where it is beside the grid. */
    private PredictiveLaw.Quantile quantile(
            double p, MixtureDistribution mixture, Grid grid, double[] distribution, Window bounds) {
        long below = bounds.from() - 1;
        long to = bounds.to();
        long guess = bounds.from() + (bounds.width() - 1) / 2;
        if (distribution[0] < p && distribution[grid.bins()] >= p) {
            int edge = DrawQuantiles.reached(p, distribution, distribution.length);
            double share = (p - distribution[edge - 1]) / (distribution[edge] - distribution[edge - 1]);
            below = grid.end(edge - 2);
            to = grid.end(edge - 1);
            guess = below + (long) Math.min(Math.max(Math.ceil(share * grid.step()), 1), grid.step());
        }
        return ofDraws.summary(p, new QuantileSearch(mixture, p).between(below, to, guess));
    }

    private PredictiveLaw law(List<PredictiveLaw.Quantile> quantiles, Grid grid, double[] distribution) {
        LevelMoments moments = LevelMoments.of(draws, draw -> laws[draw]);
        double mean = Arrays.stream(moments.mean()).sum() / draws;
        double variance = IntStream.range(0, draws)
                        .mapToDouble(draw -> square(moments.sd()[draw]) + square(moments.mean()[draw] - mean))
                        .sum()
                / draws;
        return pmf(mean, Math.sqrt(variance), quantiles, grid, distribution);
    }

    private static double square(double value) {
        return value * value;
    }

    /** Mean over the draws of F at every count of a grid and, first, at the count before; takes every draw's quantiles. */
    private double[] distribution(Grid grid) {
        List<double[]> sums = MixtureDistribution.chunks(draws)
                .mapToObj(chunk -> {
                    double[] sum = new double[grid.bins() + 1];
                    addChunk(chunk * MixtureDistribution.CHUNK, grid, sum);
                    return sum;
                })
                .toList();
        double[] mean = new double[grid.bins() + 1];
        for (double[] sum : sums) {
            for (int edge = 0; edge < mean.length; edge++) {
                mean[edge] += sum[edge] / draws;
            }
        }
        return mean;
    }

    private void addChunk(int fromDraw, Grid grid, double[] sum) {
        double[] values = new double[grid.bins()];
        int[] reachedOne = new int[grid.bins()];
        for (int draw = fromDraw; draw < Math.min(fromDraw + MixtureDistribution.CHUNK, draws); draw++) {
            int first = grid.bin(windows[draw].from());
            int last = grid.bin(windows[draw].to());
            DistributionFunction.of(laws[draw], windows[draw]).evaluate(grid.end(first), 1, values, last - first);
            values[last - first] = 1;
            for (int bin = first; bin < last; bin++) {
                sum[bin + 1] += values[bin - first];
            }
            reachedOne[last]++;
            ofDraws.take(draw, windows[draw].from(), values, last - first + 1);
        }
        int ones = 0;
        for (int bin = 0; bin < reachedOne.length; bin++) {
            ones += reachedOne[bin];
            sum[bin + 1] += ones;
        }
    }

    private static PredictiveLaw pmf(
            double mean, double sd, List<PredictiveLaw.Quantile> quantiles, Grid grid, double[] distribution) {
        int from = 0;
        while (from < grid.bins() - 1 && distribution[from + 1] < NEGLIGIBLE) {
            from++;
        }
        int to = from;
        while (to < grid.bins() - 1 && distribution[to + 1] < 1 - NEGLIGIBLE) {
            to++;
        }
        double[] probabilities = new double[to - from + 1];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = Math.max(distribution[from + i + 1] - distribution[from + i], 0);
        }
        return new PredictiveLaw(
                mean,
                sd,
                quantiles,
                distribution[from],
                new PredictiveLaw.Pmf(grid.from() + from * grid.step(), grid.step(), probabilities));
    }
}
