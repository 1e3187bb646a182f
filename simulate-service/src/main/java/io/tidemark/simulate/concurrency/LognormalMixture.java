package io.tidemark.simulate.concurrency;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The families {@code lognormal-mix1}, {@code -mix2} and {@code -mix3} of durations: sum over k of w[k] LogNormal(mu[k],
 * sigma[k]), k from 1. One part alone may go without its weight.
 *
 * @param parts number of parts
 */
record LognormalMixture(int parts) implements DurationFamily {

    /** The families served. */
    static final List<DurationFamily> FAMILIES =
            List.of(new LognormalMixture(1), new LognormalMixture(2), new LognormalMixture(3));

    @Override
    public String name() {
        return "lognormal-mix" + parts;
    }

    @Override
    public IntFunction<DurationLaw> laws(DrawTable draws, String prefix) {
        double[][] mu = columns(draws, prefix + "mu");
        double[][] sigma = columns(draws, prefix + "sigma");
        if (parts == 1) {
            return draw -> new LognormalDurations(mu[0][draw], sigma[0][draw]);
        }
        double[][] weights = columns(draws, prefix + "w");
        return draw -> new WeightedDurations(
                at(weights, draw),
                IntStream.range(0, parts)
                        .mapToObj(part -> new LognormalDurations(mu[part][draw], sigma[part][draw]))
                        .toArray(DurationLaw[]::new));
    }

    private double[][] columns(DrawTable draws, String parameter) {
        return IntStream.rangeClosed(1, parts)
                .mapToObj(part -> draws.column(parameter + "[" + part + "]"))
                .toArray(double[][]::new);
    }

    private static double[] at(double[][] columns, int draw) {
        return IntStream.range(0, columns.length)
                .mapToDouble(column -> columns[column][draw])
                .toArray();
    }
}
