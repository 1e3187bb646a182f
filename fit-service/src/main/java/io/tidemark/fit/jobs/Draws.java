package io.tidemark.fit.jobs;

import io.tidemark.fit.mcmc.SampledChain;
import io.tidemark.fit.mcmc.SamplerStatistics;
import java.util.List;
import java.util.Optional;

/** Draws of all fits, chunk by chunk, with what the sampler noted. Reading one chunk is a transaction of its own. */
public interface Draws {

    /**
     * How a chain was sampled.
     *
     * @param chain number of the chain, from 1
     * @param stepSize step size that warm-up ended with
     * @param inverseMetric diagonal of the inverse metric, one value an unconstrained coordinate
     * @param warmupSeconds wall time of warm-up in seconds
     * @param samplingSeconds wall time of the draws in seconds
     */
    record Chain(int chain, double stepSize, double[] inverseMetric, double warmupSeconds, double samplingSeconds) {}

    /**
     * Consecutive draws of a chain.
     *
     * @param values values of the parameters: a row a draw
     * @param statistics what the sampler noted: a row a draw, columns as {@link SamplerStatistics#NAMES}
     */
    record Chunk(double[][] values, double[][] statistics) {}

    /** Writes all draws of a fit, in the caller's transaction. */
    void add(String fitId, List<SampledChain> chains);

    /** Chains of a fit in order. */
    List<Chain> chains(String fitId);

    /**
     * A chunk of a chain; empty behind the last.
     *
     * @param parameters number of the fit's parameters
     */
    Optional<Chunk> chunk(String fitId, int chain, int chunk, int parameters);
}
