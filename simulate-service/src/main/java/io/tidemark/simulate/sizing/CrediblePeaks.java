package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.LevelMoments;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How sure a peak at a certainty is apart from chance, which is the range of 90 % of the draws' own, and what chance is by
 * itself. Each draw has one path or none, so that peaks are compared in standard deviations above the mean of their own draw, r = (peak - mean) / sd, whose law is taken to be
 * the same under all draws; then a draw has its peak at the certainty p at mean + sd Q_r(p). The draws of a posterior differ
 * little in what else shapes a peak, its skewness and how long a level lasts; where they differ much, the range is rough.
 */
final class CrediblePeaks {

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;
    private static final double[] DEVIATIONS_BELOW = {1, 3, 7};

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

    /** Where 90 % of the draws put the peak at a certainty. */
    CountRange at(double certainty) {
        double[] peaks = peaks(certainty);
        return new CountRange(
                Counted.below(peaks[(int) (LOW * (peaks.length - 1))]),
                Counted.above(peaks[(int) Math.ceil(HIGH * (peaks.length - 1))]));
    }

    /** 5 % to 95 % of the peak in the middle of the draws: the median, over the draws, of what each puts there. */
    CountRange chance() {
        double[] low = peaks(LOW);
        double[] high = peaks(HIGH);
        int middle = (low.length - 1) / 2;
        return new CountRange(Counted.below(low[middle]), Counted.above(high[middle]));
    }

    /** How the peaks agree with the moments of their draws: by Cantelli's inequality P(r &lt;= -k) &lt;= 1 / (1 + k^2). */
    Agreement agreement() {
        return new Agreement(
                standardised.length,
                DoubleStream.of(DEVIATIONS_BELOW)
                        .mapToObj(k -> new Agreement.Below(1 / (1 + k * k), below(-k)))
                        .toList());
    }

    private double below(double deviations) {
        return (double) Arrays.stream(standardised)
                        .filter(r -> !(r > deviations))
                        .count()
                / standardised.length;
    }

    /** The peak at a certainty by draw, smallest first. */
    private double[] peaks(double certainty) {
        double rank = Math.ceil(certainty * standardised.length - 1e-9);
        double deviations = standardised[(int) Math.max(rank, 1) - 1];
        double[] peaks = new double[moments.mean().length];
        Arrays.setAll(peaks, draw -> Math.max(moments.mean()[draw] + deviations * moments.sd()[draw], 0));
        Arrays.sort(peaks);
        return peaks;
    }
}
