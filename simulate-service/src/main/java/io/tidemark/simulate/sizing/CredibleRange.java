package io.tidemark.simulate.sizing;

/**
 * Where 90 % of the posterior draws, each taken as the truth, put a peak.
 *
 * @param low lower end
 * @param high upper end
 */
record CredibleRange(long low, long high) {}
