package io.tidemark.simulate.concurrency;

/** Draws counts, one a call, however large. */
@FunctionalInterface
public interface CountSampler {

    /** The next count. */
    long sample();
}
