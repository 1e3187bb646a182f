package io.tidemark.simulate.concurrency;

import io.tidemark.contracts.family.FamilyParameter;
import io.tidemark.contracts.family.LognormalMixtureFamily;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The families {@code lognormal-mix1}, {@code -mix2} and {@code -mix3} of durations: sum over k of w[k] LogNormal(mu[k],
 * sigma[k]), k from 1. One part alone may go without its weight.
 *
 * @param family the family of the table
 */
record LognormalMixture(LognormalMixtureFamily family) implements DurationFamily {

    /** The families served. */
    static final List<DurationFamily> FAMILIES = LognormalMixtureFamily.ALL.stream()
            .<DurationFamily>map(LognormalMixture::new)
            .toList();

    @Override
    public String name() {
        return family.family().name();
    }

    @Override
    public IntFunction<DurationLaw> laws(DrawTable draws, String prefix) {
        double[][] mu = columns(draws, prefix, family.mu());
        double[][] sigma = columns(draws, prefix, family.sigma());
        if (!family.isWeighted()) {
            return draw -> new LognormalDurations(mu[0][draw], sigma[0][draw]);
        }
        double[][] weights = columns(draws, prefix, family.weight());
        return draw -> new WeightedDurations(
                at(weights, draw),
                IntStream.range(0, family.parts())
                        .mapToObj(part -> new LognormalDurations(mu[part][draw], sigma[part][draw]))
                        .toArray(DurationLaw[]::new));
    }

    private double[][] columns(DrawTable draws, String prefix, FamilyParameter parameter) {
        return IntStream.rangeClosed(1, family.parts())
                .mapToObj(part -> draws.column(prefix + parameter.at(part)))
                .toArray(double[][]::new);
    }

    private static double[] at(double[][] columns, int draw) {
        return IntStream.range(0, columns.length)
                .mapToDouble(column -> columns[column][draw])
                .toArray();
    }
}
