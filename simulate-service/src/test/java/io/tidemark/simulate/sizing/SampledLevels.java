package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.Arrays;
import org.apache.commons.rng.SplittableUniformRandomProvider;

/** Levels of many paths at each second, held against a law. */
final class SampledLevels {

    private final double[][] bySecond;

    private SampledLevels(double[][] bySecond) {
        this.bySecond = bySecond;
    }

    /** Draws so many paths of so many seconds, each with a generator of its own. */
    static SampledLevels of(Path path, int paths, int seconds, SplittableUniformRandomProvider root) {
        double[][] bySecond = new double[seconds][paths];
        double[] levels = new double[seconds];
        for (int i = 0; i < paths; i++) {
            path.draw(root.split(), levels);
            for (int second = 0; second < seconds; second++) {
                bySecond[second][i] = levels[second];
            }
        }
        Arrays.stream(bySecond).forEach(Arrays::sort);
        return new SampledLevels(bySecond);
    }

    /** Largest distance between the distribution functions, of all seconds. */
    double largestDistance(PredictiveLaw.Pmf pmf) {
        return Arrays.stream(bySecond)
                .mapToDouble(sorted -> distance(sorted, pmf))
                .max()
                .orElseThrow();
    }

    /** Largest distance between the distribution functions at the end of every bin. */
    private static double distance(double[] sorted, PredictiveLaw.Pmf pmf) {
        double largest = 0;
        double expected = 0;
        int below = 0;
        for (int bin = 0; bin < pmf.probabilities().length; bin++) {
            expected += pmf.probabilities()[bin];
            long end = pmf.from() + (bin + 1) * pmf.step() - 1;
            while (below < sorted.length && sorted[below] <= end) {
                below++;
            }
            largest = Math.max(largest, Math.abs(expected - (double) below / sorted.length));
        }
        return largest;
    }
}
