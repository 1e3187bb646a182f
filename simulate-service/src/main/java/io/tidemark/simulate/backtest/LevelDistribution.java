package io.tidemark.simulate.backtest;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongToDoubleFunction;

/**
 * F(n) = P(N &lt;= n) of a predictive law, from the probabilities it gives; within a bin of several counts it rises evenly. Where draws far from all others
 * lie beside the bins, it is computed count by count as it is asked for.
 */
final class LevelDistribution {

    private static final double NEGLIGIBLE = 1e-9;

    private final long from;
    private final long step;

    /** F at the end of each bin, the first the one before all bins. */
    private final double[] atEnds;

    private final LongToDoubleFunction beside;

    private LevelDistribution(PredictiveLaw.Pmf pmf, double[] atEnds, LongToDoubleFunction beside) {
        this.from = pmf.from();
        this.step = pmf.step();
        this.atEnds = atEnds;
        this.beside = beside;
    }

    static LevelDistribution of(ConcurrencyLaw law, int users) {
        PredictiveLaw predictive = law.concurrentConnections(users);
        double[] atEnds = atEnds(predictive);
        boolean whole = atEnds[0] < NEGLIGIBLE && atEnds[atEnds.length - 1] > 1 - NEGLIGIBLE;
        LongToDoubleFunction nothing = n -> n < predictive.pmf().from() ? 0 : 1;
        return new LevelDistribution(
                predictive.pmf(), atEnds, whole ? nothing : kept(law.concurrentConnectionsAtMost(users)));
    }

    private static double[] atEnds(PredictiveLaw law) {
        double[] atEnds = new double[law.pmf().probabilities().length + 1];
        atEnds[0] = law.below();
        for (int bin = 1; bin < atEnds.length; bin++) {
            atEnds[bin] = Math.min(atEnds[bin - 1] + law.pmf().probabilities()[bin - 1], 1);
        }
        return atEnds;
    }

    private static LongToDoubleFunction kept(LongToDoubleFunction function) {
        Map<Long, Double> known = new ConcurrentHashMap<>();
        return n -> {
            Double value = known.get(n);
            if (value == null) {
                // not within computeIfAbsent: the function works in parallel
                value = function.applyAsDouble(n);
                known.put(n, value);
            }
            return value;
        };
    }

    double atMost(long n) {
        if (n < from || n - from >= step * (atEnds.length - 1)) {
            return beside.applyAsDouble(n);
        }
        int bin = (int) ((n - from) / step);
        double within = (double) (n - from - bin * step + 1) / step;
        return atEnds[bin] + within * (atEnds[bin + 1] - atEnds[bin]);
    }
}
