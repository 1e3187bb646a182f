package io.tidemark.fit.mcmc;

/** What an iteration of a chain is for. */
public enum Phase {
    /** Step size and metric are adapted; the positions are thrown away. */
    WARMUP,
    /** Draws are kept. */
    SAMPLING
}
