package io.tidemark.simulate.sizing;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Concurrency second by second over a horizon, under one draw: stationary, with the law of {@link
 * io.tidemark.simulate.concurrency.ConcurrencyLaw} at every second, as traffic has gone on for the whole history before.
 */
sealed interface Path permits EventPath, GaussianPath {

    /**
     * Draws a path.
     *
     * @param random where the randomness comes from
     * @param levels receives the concurrency at every second of the horizon
     */
    void draw(UniformRandomProvider random, double[] levels);
}
