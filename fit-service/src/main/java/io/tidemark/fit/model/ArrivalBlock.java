package io.tidemark.fit.model;

import org.apache.commons.rng.UniformRandomProvider;

/** The factor of a posterior that describes how connections start. */
interface ArrivalBlock extends Block {

    /**
     * Mean of the new connections of one user in a second.
     *
     * @param values values of all the posterior's parameters
     * @param valuesFrom index of this block's first value
     */
    double meanRate(double[] values, int valuesFrom);

    /**
     * Predictions of blocks: {@code log p(counts of a block | all before it, parameters)}.
     *
     * @param values values of all the posterior's parameters
     * @param valuesFrom index of this block's first value
     * @param users number of people whose connections were counted
     * @param blocks new connections in each second
     * @param logScores overwritten with one value for each block that is predicted
     */
    void predict(double[] values, int valuesFrom, int users, CountBlocks blocks, double[] logScores);

    /**
     * Draws counts at random.
     *
     * @param values values of all the posterior's parameters
     * @param valuesFrom index of this block's first value
     * @param users number of people whose connections are counted
     * @param random source of randomness
     * @param counts overwritten with the new connections in each second
     */
    void replicate(double[] values, int valuesFrom, int users, UniformRandomProvider random, int[] counts);
}
