package io.tidemark.fit.diagnostics;

import java.util.Arrays;

/**
 * Rank-normalised split R-hat: the larger of that of the draws, which sees chains of different location, and that of their
 * distances from the median, which sees chains of different spread. For M chains of N draws with mean within-chain
 * variance W and variance B / N of the chains' means,
 *
 * <pre>R-hat = sqrt(((N - 1) / N W + B / N) / W)</pre>
 *
 * <p>Vehtari, Gelman, Simpson, Carpenter and Buerkner 2021, Rank-normalization, folding, and localization.
 */
final class ScaleReduction {

    private ScaleReduction() {}

    /**
     * R-hat.
     *
     * @param ranked halves of the chains, rank-normalised
     * @param folded the same of their distances from the median
     */
    static double rhat(Chains ranked, Chains folded) {
        return Math.max(basic(ranked), basic(folded));
    }

    private static double basic(Chains chains) {
        double length = chains.length();
        double within =
                Arrays.stream(chains.draws()).mapToDouble(Moments::variance).sum() / chains.count();
        double betweenOverLength = Moments.variance(chains.means());
        return Math.sqrt(((length - 1) / length * within + betweenOverLength) / within);
    }
}
