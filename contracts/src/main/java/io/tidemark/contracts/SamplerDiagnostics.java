package io.tidemark.contracts;

/**
 * What the sampler says of itself, over all chains after warm-up.
 *
 * @param divergences number of divergent transitions
 * @param maxTreeDepthReached number of transitions that ended at the largest tree depth
 * @param ebfmi energy Bayesian fraction of missing information of each chain
 * @param stepSizes step size of each chain after adaptation
 * @param meanAcceptance mean acceptance statistic of each chain
 */
public record SamplerDiagnostics(
        long divergences, long maxTreeDepthReached, double[] ebfmi, double[] stepSizes, double[] meanAcceptance) {}
