package io.tidemark.fit.model;

/** The factor of a posterior that describes how long connections last. */
interface DurationBlock extends Block {

    /**
     * The law of durations under one draw.
     *
     * @param values values of all the posterior's parameters
     * @param valuesFrom index of this block's first value
     */
    DurationLaw law(double[] values, int valuesFrom);
}
