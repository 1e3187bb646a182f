package io.tidemark.simulate.backtest;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The central band of a probability at every second of a second half: from the smallest count whose distribution function
 * reaches (1 - p) / 2 to the smallest where it reaches (1 + p) / 2, both included. As counts are whole it holds at least p.
 *
 * @param low lower end by second
 * @param high upper end by second
 */
public record Band(int[] low, int[] high) {

    static Band of(PredictedLevels predicted, double p) {
        return new Band(quantiles(predicted, 0.5 * (1 - p)), quantiles(predicted, 0.5 * (1 + p)));
    }

    private static int[] quantiles(PredictedLevels predicted, double p) {
        return IntStream.range(0, predicted.seconds())
                .parallel()
                .map(second -> predicted.quantile(second, p))
                .toArray();
    }

    /** Number of seconds at which a level lies inside. */
    int inside(IntUnaryOperator levels) {
        int inside = 0;
        for (int second = 0; second < low.length; second++) {
            int level = levels.applyAsInt(second);
            inside += low[second] <= level && level <= high[second] ? 1 : 0;
        }
        return inside;
    }
}
