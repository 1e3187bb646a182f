package io.tidemark.fit.people;

/**
 * How long a person's connections were held.
 *
 * @param logMean logarithm of the mean, in seconds
 * @param variance variance of that by the number of connections it is of
 */
record PersonHeld(double logMean, double variance) {}
