package io.tidemark.simulate.comparison;

import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many seconds, of one path or several, have each level: those levels that occur, for a path can reach any. */
final class LevelShares {

    private static final int MOST_BINS = 512;

    /** So many ranges, or one for each level, show what lies between the 1 % and the 99 % quantile, whatever a few paths do. */
    private static final int MIDDLE_BINS = 64;

    private final NavigableMap<Integer, Long> seconds;
    private final long total;

    private LevelShares(NavigableMap<Integer, Long> seconds, long total) {
        this.seconds = seconds;
        this.total = total;
    }

    /** Those of some levels, one a second. */
    static LevelShares of(int[] levels) {
        NavigableMap<Integer, Long> seconds = new TreeMap<>();
        Arrays.stream(levels).forEach(level -> seconds.merge(level, 1L, Long::sum));
        return new LevelShares(seconds, levels.length);
    }

    /** Those of both together. */
    LevelShares with(LevelShares other) {
        NavigableMap<Integer, Long> sum = new TreeMap<>(seconds);
        other.seconds.forEach((level, count) -> sum.merge(level, count, Long::sum));
        return new LevelShares(sum, total + other.total);
    }

    double mean() {
        double sum = 0;
        for (Map.Entry<Integer, Long> each : seconds.entrySet()) {
            sum += (double) each.getKey() * each.getValue();
        }
        return sum / total;
    }

    double sd() {
        double mean = mean();
        double sum = 0;
        for (Map.Entry<Integer, Long> each : seconds.entrySet()) {
            sum += (each.getKey() - mean) * (each.getKey() - mean) * each.getValue();
        }
        return Math.sqrt(sum / total);
    }

    /** The smallest level that a share p of the seconds stays at or below. */
    long quantile(double p) {
        long below = 0;
        for (Map.Entry<Integer, Long> each : seconds.entrySet()) {
            below += each.getValue();
            if (below >= p * total * (1 - 1e-12)) {
                return each.getKey();
            }
        }
        return seconds.lastKey();
    }

    /** Shares of the seconds by level, in at most {@value #MOST_BINS} ranges of levels; levels far above most are left out. */
    PredictiveLaw.Pmf pmf() {
        long from = seconds.firstKey();
        long ofAll = (seconds.lastKey() - from) / MOST_BINS + 1;
        long ofMiddle = (quantile(0.99) - quantile(0.01)) / MIDDLE_BINS + 1;
        long step = Math.min(ofAll, ofMiddle);
        from = ofAll > ofMiddle ? Math.max(from, quantile(0.01) - step * (MOST_BINS - MIDDLE_BINS) / 2) : from;
        double[] shares = new double[(int) Math.min((seconds.lastKey() - from) / step + 1, MOST_BINS)];
        for (Map.Entry<Integer, Long> each : seconds.tailMap((int) from, true).entrySet()) {
            long bin = (each.getKey() - from) / step;
            if (bin < shares.length) {
                shares[(int) bin] += (double) each.getValue() / total;
            }
        }
        return new PredictiveLaw.Pmf(from, step, shares);
    }
}
