package io.tidemark.simulate.concurrency;

import org.apache.commons.rng.UniformRandomProvider;

/** New connections that a path is drawn from, step by step. */
public interface Arriving {

    /** Those of which each is kept with a probability, independently of all else. */
    Arriving thinned(double keep);

    /** Mean count in a step. */
    double mean();

    /** Draws the counts of consecutive steps, one a call. */
    CountSampler counts(UniformRandomProvider random);

    /**
     * The same where it matters when: at the hours of a day.
     *
     * @param stepsBefore steps that pass before the horizon begins
     */
    default CountSampler counts(int stepsBefore, UniformRandomProvider random) {
        return counts(random);
    }
}
