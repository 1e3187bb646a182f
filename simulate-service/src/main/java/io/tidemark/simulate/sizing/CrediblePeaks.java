package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.LevelMoments;
import java.util.Arrays;

/**
 * How sure a peak at a certainty is apart from chance: the range of 90 % of the draws' own. Each draw has one path or none, so that
 * peaks are compared in standard deviations above the mean of their own draw, r = (peak - mean) / sd, whose law is taken to be
 * the same under all draws; then a draw has its peak at the certainty p at mean + sd Q_r(p). The draws of a posterior differ
 * little in what else shapes a peak, its skewness and how long a level lasts; where they differ much, the range is rough.
 */
final class CrediblePeaks {

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private final LevelMoments moments;
    private final double[] standardised;

    /**
     * @param moments of the level under each draw
     * @param draws the draw of each path
     * @param peaks the peak of each path
     */
    CrediblePeaks(LevelMoments moments, int[] draws, long[] peaks) {
        this.moments = moments;
        this.standardised = new double[peaks.length];
        for (int path = 0; path < peaks.length; path++) {
            double sd = moments.sd()[draws[path]];
            standardised[path] = sd > 0 ? (peaks[path] - moments.mean()[draws[path]]) / sd : 0;
        }
        Arrays.sort(standardised);
    }

    /** The range of the peak at a certainty. */
    CredibleRange at(double certainty) {
        double rank = Math.ceil(certainty * standardised.length - 1e-9);
        double deviations = standardised[(int) Math.max(rank, 1) - 1];
        double[] peaks = new double[moments.mean().length];
        Arrays.setAll(peaks, draw -> Math.max(moments.mean()[draw] + deviations * moments.sd()[draw], 0));
        Arrays.sort(peaks);
        return new CredibleRange((long) Math.floor(peaks[(int) (LOW * (peaks.length - 1))]), (long)
                Math.ceil(peaks[(int) Math.ceil(HIGH * (peaks.length - 1))] - 1e-9));
    }
}
