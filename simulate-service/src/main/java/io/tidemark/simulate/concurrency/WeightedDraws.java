package io.tidemark.simulate.concurrency;

import java.util.Arrays;

/** Draws by their weights: as many as there are, each about as often as it weighs (systematic resampling), in their order. */
final class WeightedDraws {

    private WeightedDraws() {}

    /**
     * Numbers of the draws to take.
     *
     * @param logWeights logarithm of the weight of every draw, up to a constant
     */
    static int[] of(double[] logWeights) {
        double largest = Arrays.stream(logWeights).max().orElseThrow();
        double[] weights = Arrays.stream(logWeights)
                .map(weight -> Math.exp(weight - largest))
                .toArray();
        double mean = Arrays.stream(weights).sum() / weights.length;
        int[] taken = new int[weights.length];
        int draw = 0;
        double within = weights[0];
        for (int i = 0; i < taken.length; i++) {
            while (within < (i + 0.5) * mean && draw < weights.length - 1) {
                within += weights[++draw];
            }
            taken[i] = draw;
        }
        return taken;
    }
}
