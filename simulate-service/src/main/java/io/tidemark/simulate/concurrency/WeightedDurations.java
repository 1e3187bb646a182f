package io.tidemark.simulate.concurrency;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Durations of one of several laws, each with its weight: survival, mean and L are linear in the law. A mean may be
 * infinite.
 */
final class WeightedDurations implements DurationLaw {

    private final double[] weights;
    private final DurationLaw[] laws;

    /**
     * @param weights weight of each law, up to a common factor; 0 or more, not all 0
     * @param laws as many laws
     */
    WeightedDurations(double[] weights, DurationLaw[] laws) {
        double sum = Arrays.stream(weights).sum();
        boolean negative = Arrays.stream(weights).anyMatch(weight -> !(weight >= 0));
        if (weights.length != laws.length || negative || !(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException("weights of " + laws.length
                    + " duration laws: expected numbers of 0 or more, not all 0, got " + Arrays.toString(weights));
        }
        this.weights = Arrays.stream(weights).map(weight -> weight / sum).toArray();
        this.laws = laws;
    }

    @Override
    public double mean() {
        return sum(DurationLaw::mean);
    }

    @Override
    public double survival(double seconds) {
        return sum(law -> law.survival(seconds));
    }

    @Override
    public double meanWithin(double seconds) {
        return sum(law -> law.meanWithin(seconds));
    }

    /** Sum of values, one for each law, by the weights. */
    double weightedSum(double[] values) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum;
    }

    /** Weighted sum; what has no weight is left out, even where it is infinite. */
    private double sum(ToDoubleFunction<DurationLaw> value) {
        double sum = 0;
        for (int i = 0; i < laws.length; i++) {
            if (weights[i] > 0) {
                sum += weights[i] * value.applyAsDouble(laws[i]);
            }
        }
        return sum;
    }
}
