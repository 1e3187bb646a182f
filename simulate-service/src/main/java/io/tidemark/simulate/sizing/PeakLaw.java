package io.tidemark.simulate.sizing;

import java.util.Arrays;

/**
 * The largest level within a horizon, as a sample of peaks tells it: one under each of a series of draws that is ordered by
 * the peak to expect. Such a series is more telling than as many draws at random; what its share F(n) of peaks up to n is
 * off by is read from the series itself,
 *
 * <pre>Var F(n) = (1 / m^2) sum over i of (I_i - I_(i-1))^2 / 2,   I_i = 1 where peak i &lt;= n, else 0</pre>
 *
 * for m peaks (successive differences, Wolter 1985): F (1 - F) / m where the order says nothing, less where it says much.
 */
public final class PeakLaw {

    /** Two-sided 95 % of a normal law. */
    private static final double NORMAL_95 = 1.96;

    private final long[] inOrderOfDraws;
    private final long[] peaks;

    /**
     * @param inOrderOfDraws the peaks, in the order of what was to be expected of their draws
     */
    PeakLaw(long[] inOrderOfDraws) {
        if (inOrderOfDraws.length == 0) {
            throw new IllegalArgumentException("peaks: expected one or more, got none");
        }
        this.inOrderOfDraws = inOrderOfDraws.clone();
        this.peaks = inOrderOfDraws.clone();
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

    /** Lower end of the quantile's 95 % interval of simulation error. */
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

    /** Standard deviation of the number of peaks up to the quantile. */
    private double deviation(double p) {
        long quantile = quantile(p);
        int changes = 0;
        for (int i = 1; i < inOrderOfDraws.length; i++) {
            changes += (inOrderOfDraws[i] <= quantile) == (inOrderOfDraws[i - 1] <= quantile) ? 0 : 1;
        }
        return Math.sqrt(0.5 * changes);
    }

    private long atRank(double rank) {
        return peaks[(int) Math.min(Math.max(rank, 1), peaks.length) - 1];
    }
}
