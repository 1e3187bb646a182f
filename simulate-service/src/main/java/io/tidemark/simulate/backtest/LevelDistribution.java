package io.tidemark.simulate.backtest;

import io.tidemark.simulate.concurrency.PredictiveLaw;

/** F(n) = P(N &lt;= n) of a predictive law; within a bin of several counts it rises evenly. */
final class LevelDistribution {

    private final long from;
    private final long step;
    private final double[] atEnds;

    private LevelDistribution(long from, long step, double[] atEnds) {
        this.from = from;
        this.step = step;
        this.atEnds = atEnds;
    }

    static LevelDistribution of(PredictiveLaw.Pmf pmf) {
        double[] atEnds = pmf.probabilities().clone();
        for (int bin = 1; bin < atEnds.length; bin++) {
            atEnds[bin] = Math.min(atEnds[bin - 1] + atEnds[bin], 1);
        }
        atEnds[atEnds.length - 1] = 1;
        return new LevelDistribution(pmf.from(), pmf.step(), atEnds);
    }

    double atMost(long n) {
        if (n < from) {
            return 0;
        }
        long bin = (n - from) / step;
        if (bin >= atEnds.length) {
            return 1;
        }
        double below = bin == 0 ? 0 : atEnds[(int) bin - 1];
        double within = (double) (n - from - bin * step + 1) / step;
        return below + within * (atEnds[(int) bin] - below);
    }

    /** The smallest count that is possible. */
    long smallest() {
        return from;
    }

    /** The largest count that is possible. */
    long largest() {
        return from + atEnds.length * step - 1;
    }
}
