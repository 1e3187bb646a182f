package io.tidemark.simulate.sizing;

import java.util.Arrays;

/** The largest level within a horizon, as a sample of independent peaks tells it. */
public final class PeakLaw {

    /** Two-sided 95 % of a normal law. */
    private static final double NORMAL_95 = 1.96;

    private final long[] peaks;

    /**
     * @param peaks independent peaks, in any order
     */
    PeakLaw(long[] peaks) {
        if (peaks.length == 0) {
            throw new IllegalArgumentException("peaks: expected one or more, got none");
        }
        this.peaks = peaks.clone();
        Arrays.sort(this.peaks);
    }

    /** Number of peaks in the sample. */
    public int size() {
        return peaks.length;
    }

    /** The smallest n that a share p of the peaks does not exceed. */
    public long quantile(double p) {
        return atRank(Math.ceil(p * peaks.length - 1e-9));
    }

    /** Lower end of the quantile's 95 % interval of simulation error, by the ranks' binomial law. */
    public long quantileLow(double p) {
        return atRank(Math.floor(p * peaks.length - NORMAL_95 * deviation(p)));
    }

    /** Upper end of that interval; the largest peak where the sample is too small to tell. */
    public long quantileHigh(double p) {
        return atRank(Math.ceil(p * peaks.length + NORMAL_95 * deviation(p)));
    }

    /** Share of the peaks that are at most n. */
    public double atMost(long n) {
        return (double) Arrays.stream(peaks).filter(peak -> peak <= n).count() / peaks.length;
    }

    private double deviation(double p) {
        return Math.sqrt(peaks.length * p * (1 - p));
    }

    private long atRank(double rank) {
        return peaks[(int) Math.min(Math.max(rank, 1), peaks.length) - 1];
    }
}
