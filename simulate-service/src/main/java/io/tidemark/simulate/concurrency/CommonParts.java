package io.tidemark.simulate.concurrency;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Parts of mixtures that differ in nothing but their weights. What each part holds within a time is remembered, for the times
 * asked about are the few hundred edges of {@link LagBlocks}, the same for every mixture. May be shared between threads.
 */
final class CommonParts {

    /** Times remembered; more are computed again and again. */
    private static final int MOST_TIMES = 10_000;

    private final DurationLaw[] parts;
    private final Map<Double, double[]> meansWithin = new ConcurrentHashMap<>();

    CommonParts(DurationLaw[] parts) {
        this.parts = parts;
    }

    /** The mixture with these weights, one for each part. */
    DurationLaw weighted(double[] weights) {
        return new Weighted(this, new WeightedDurations(weights, parts));
    }

    /** L(x) of every part. */
    private double[] meansWithin(double seconds) {
        double[] known = meansWithin.get(seconds);
        if (known == null) {
            known = Arrays.stream(parts)
                    .mapToDouble(part -> part.meanWithin(seconds))
                    .toArray();
            if (meansWithin.size() < MOST_TIMES) {
                meansWithin.put(seconds, known);
            }
        }
        return known;
    }

    private record Weighted(CommonParts parts, WeightedDurations mixture) implements DurationLaw {

        @Override
        public double mean() {
            return mixture.mean();
        }

        @Override
        public double survival(double seconds) {
            return mixture.survival(seconds);
        }

        @Override
        public double meanWithin(double seconds) {
            return mixture.weightedSum(parts.meansWithin(seconds));
        }
    }
}
