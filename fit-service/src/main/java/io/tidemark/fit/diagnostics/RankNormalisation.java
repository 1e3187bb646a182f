package io.tidemark.fit.diagnostics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Replaces each draw by the normal quantile of its rank r among all S draws of all chains, {@code z = Phi^-1((r - 3/8) / (S +
 * 1/4))}, ties by their mean rank, so that diagnostics do not depend on finite moments (Vehtari et al. 2021, equation 14).
 */
final class RankNormalisation {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private RankNormalisation() {}

    static Chains of(Chains chains) {
        double[] sorted = chains.flat();
        Arrays.sort(sorted);
        return chains.map(value ->
                NORMAL.inverseCumulativeProbability((meanRank(sorted, value) - 3.0 / 8) / (sorted.length + 1.0 / 4)));
    }

    /** Rank of a value, from 1; the mean of the ranks of all that are equal to it. */
    private static double meanRank(double[] sorted, double value) {
        return (countBelow(sorted, value) + countBelow(sorted, Math.nextUp(value)) + 1) / 2.0;
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
