package io.tidemark.contracts;

/**
 * What the sampler says of itself, over all chains after warm-up.
 *
 * @param divergences number of divergent transitions
 * @param maxTreeDepthReached number of transitions that ended at the largest tree depth
 * @param ebfmi energy Bayesian fraction of missing information of each chain
 * @param stepSizes step size of each chain after adaptation
 * @param meanAcceptance mean acceptance statistic of each chain
 * @param chainDivergences number of divergent transitions of each chain; none in fits older than this member
 * @param largestTreeDepths largest tree depth of each chain; none in fits older than this member
 */
public record SamplerDiagnostics(
        long divergences,
        long maxTreeDepthReached,
        double[] ebfmi,
        double[] stepSizes,
        double[] meanAcceptance,
        long[] chainDivergences,
        int[] largestTreeDepths) {

    public SamplerDiagnostics {
        chainDivergences = chainDivergences == null ? new long[0] : chainDivergences;
        largestTreeDepths = largestTreeDepths == null ? new int[0] : largestTreeDepths;
    }
}
