package io.tidemark.simulate.sizing;

/**
 * Peaks that were simulated.
 *
 * @param law their law over all draws
 * @param credible what the draws say of it one by one
 */
record SimulatedPeaks(PeakLaw law, CrediblePeaks credible) {}
