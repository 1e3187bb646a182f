package io.tidemark.simulate.comparison;

import org.apache.commons.rng.UniformRandomProvider;

/** Concurrency second by second, drawn anew at every call. */
interface LevelPath {

    /**
     * Draws a path.
     *
     * @param random where the randomness comes from
     * @param levels receives the concurrency at every second
     */
    void draw(UniformRandomProvider random, double[] levels);
}
