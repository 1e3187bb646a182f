package io.tidemark.simulate.comparison;

/**
 * Three sets of concurrency over the seconds of one capture.
 *
 * @param traffic what the capture holds
 * @param measured what was measured, once
 * @param predicted paths of a posterior, each under one of its draws
 * @param resampled paths of counts and durations drawn anew from those of the capture
 */
public record ThreeSets(MeasuredTraffic traffic, LevelSet measured, LevelSet predicted, LevelSet resampled) {}
