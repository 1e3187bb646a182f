package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.LevelMoments;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Posterior draws in the order of the peak to expect under each. So many of them taken at even distances spread as all do, and
 * little is left to the chance of which were taken.
 */
final class ExpectedPeaks {

    /** Standard deviations above the mean at which a peak is expected. */
    private static final double DEVIATIONS = 4;

    private final int[] inOrder;

    /**
     * @param moments of the level in a second, by draw
     */
    ExpectedPeaks(LevelMoments moments) {
        this(moments, DEVIATIONS);
    }

    /**
     * @param moments of the level in a second, by draw
     * @param deviations standard deviations above the mean at which the peak is expected
     */
    ExpectedPeaks(LevelMoments moments, double deviations) {
        double[] expected = new double[moments.mean().length];
        Arrays.setAll(expected, draw -> moments.mean()[draw] + deviations * moments.sd()[draw]);
        this.inOrder = IntStream.range(0, expected.length)
                .boxed()
                .sorted(Comparator.comparingDouble(draw -> expected[draw]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** All draws, the one of the smallest peak first; callers must not change it. */
    int[] inOrder() {
        return inOrder;
    }

    /** So many draws at even distances; where there are fewer, some more than once. */
    int[] spread(int count) {
        int[] spread = new int[count];
        Arrays.setAll(spread, i -> inOrder[(int) ((i + 0.5) * inOrder.length / count)]);
        return spread;
    }
}
