package io.tidemark.simulate.backtest;

/**
 * How second halves lie in what was predicted of them.
 *
 * @param coverage50 share of the seconds inside the central 50 % band
 * @param coverage90 likewise, 90 %
 * @param coverage99 likewise, 99 %
 * @param pitDistance {@linkplain Pit#distance() distance} of the probability integral transform from an even one
 */
record Scores(double coverage50, double coverage90, double coverage99, double pitDistance) {}
