package io.tidemark.fit.diagnostics;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Replaces each draw by the normal quantile of its rank r among all S draws of all chains, {@code z = Phi^-1((r - 3/8) / (S +
 * 1/4))}, ties by their mean rank, so that diagnostics do not depend on finite moments (Vehtari et al. 2021, equation 14). The quantiles
 * of so many ranks are the same for every parameter, and computed once.
 */
final class RankNormalisation {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final double[] scores;

    /**
     * @param draws S
     */
    RankNormalisation(int draws) {
        this.scores = IntStream.rangeClosed(1, draws)
                .mapToDouble(rank -> score(rank, draws))
                .toArray();
    }

    private static double score(double rank, int draws) {
        return NORMAL.inverseCumulativeProbability((rank - 3.0 / 8) / (draws + 1.0 / 4));
    }

    /** The normal quantiles of S draws. */
    Chains of(Chains chains) {
        double[] sorted = chains.sorted();
        return chains.map(value -> score(sorted, value));
    }

    private double score(double[] sorted, double value) {
        int first = countBelow(sorted, value);
        boolean alone = first + 1 == sorted.length || sorted[first + 1] != value;
        return alone ? scores[first] : score((first + countBelow(sorted, Math.nextUp(value)) + 1) / 2.0, sorted.length);
    }

    /** Number of values below a bound, by bisection. */
    private static int countBelow(double[] sorted, double bound) {
        int below = 0;
        int notBelow = sorted.length;
        while (below < notBelow) {
            int middle = (below + notBelow) >>> 1;
            if (sorted[middle] < bound) {
                below = middle + 1;
            } else {
                notBelow = middle;
            }
        }
        return below;
    }
}
