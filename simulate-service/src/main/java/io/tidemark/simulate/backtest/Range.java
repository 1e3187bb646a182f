package io.tidemark.simulate.backtest;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Where 90 % of the replicates of a model have a score.
 *
 * @param q5 5 % quantile
 * @param q95 95 % quantile
 */
public record Range(double q5, double q95) {

    private static final double LOW = 0.05;

    static Range of(Scores[] replicates, ToDoubleFunction<Scores> score) {
        double[] sorted = Arrays.stream(replicates).mapToDouble(score).sorted().toArray();
        int below = (int) (LOW * (sorted.length - 1));
        return new Range(sorted[below], sorted[sorted.length - 1 - below]);
    }
}
