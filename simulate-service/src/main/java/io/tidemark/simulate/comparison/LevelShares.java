package io.tidemark.simulate.comparison;

import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.Arrays;

/** How many seconds, of one path or several, have each level. */
final class LevelShares {

    private static final int MOST_BINS = 512;

    private final long[] seconds;
    private final long total;

    private LevelShares(long[] seconds, long total) {
        this.seconds = seconds;
        this.total = total;
    }

    /** Those of some levels, one a second. */
    static LevelShares of(int[] levels) {
        long[] seconds = new long[Arrays.stream(levels).max().orElseThrow() + 1];
        for (int level : levels) {
            seconds[level]++;
        }
        return new LevelShares(seconds, levels.length);
    }

    /** Those of both together. */
    LevelShares with(LevelShares other) {
        long[] sum = Arrays.copyOf(seconds, Math.max(seconds.length, other.seconds.length));
        for (int level = 0; level < other.seconds.length; level++) {
            sum[level] += other.seconds[level];
        }
        return new LevelShares(sum, total + other.total);
    }

    double mean() {
        double sum = 0;
        for (int level = 0; level < seconds.length; level++) {
            sum += (double) level * seconds[level];
        }
        return sum / total;
    }

    double sd() {
        double mean = mean();
        double sum = 0;
        for (int level = 0; level < seconds.length; level++) {
            sum += (level - mean) * (level - mean) * seconds[level];
        }
        return Math.sqrt(sum / total);
    }

    /** The smallest level that a share p of the seconds stays at or below. */
    long quantile(double p) {
        long below = 0;
        int level = -1;
        while (below < p * total * (1 - 1e-12)) {
            below += seconds[++level];
        }
        return Math.max(level, 0);
    }

    /** Shares of the seconds by level, in at most {@value #MOST_BINS} ranges of levels. */
    PredictiveLaw.Pmf pmf() {
        int from = 0;
        while (seconds[from] == 0) {
            from++;
        }
        int step = (seconds.length - from - 1) / MOST_BINS + 1;
        double[] shares = new double[(seconds.length - from - 1) / step + 1];
        for (int level = from; level < seconds.length; level++) {
            shares[(level - from) / step] += (double) seconds[level] / total;
        }
        return new PredictiveLaw.Pmf(from, step, shares);
    }
}
