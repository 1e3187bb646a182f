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
     * One-second-ahead predictions: {@code log p(c_t | c_0 .. c_(t-1), parameters)} for every second from a given one on.
     *
     * @param values values of all the posterior's parameters
     * @param valuesFrom index of this block's first value
     * @param users number of people whose connections were counted
     * @param counts new connections in each second
     * @param fromSecond the first second that is predicted
     * @param logScores overwritten with one value for each second from {@code fromSecond} on
     */
    void predict(double[] values, int valuesFrom, int users, int[] counts, int fromSecond, double[] logScores);

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
