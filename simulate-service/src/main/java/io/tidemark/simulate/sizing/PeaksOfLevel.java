package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.stream.DoubleStream;

/**
 * The peaks of a level whose law is known. A peak is no smaller than the level of any of its seconds, so that no quantile of
 * it lies below the level's: where a simulation says so by chance, or a computation from fewer draws, the level's is the
 * better answer. How far they agree is told, for a law that is wrong must not be the answer for that.
 *
 * @param peaks the peaks
 * @param level the level
 */
record PeaksOfLevel(Peaks peaks, Level level) {

    private static final double[] COMPARED = {0.5, 0.95};

    /** The smallest n with P(peak &lt;= n) &gt;= p. */
    long quantile(double p) {
        return Math.max(peaks.quantile(p), level.leastOfPeak(p).value());
    }

    /** Where 90 % of the draws put that. */
    CountRange credible(double p) {
        PredictiveLaw.Quantile least = level.leastOfPeak(p);
        return peaks.credible(p).atLeast(new CountRange(least.low(), least.high()));
    }

    Agreement agreement() {
        return new Agreement(
                peaks.parts(),
                DoubleStream.of(COMPARED)
                        .mapToObj(p -> new Agreement.Below(p, peaks.atMost(level.quantile(p) - 1)))
                        .toList());
    }
}
