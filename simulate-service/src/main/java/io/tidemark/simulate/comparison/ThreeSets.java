package io.tidemark.simulate.comparison;

import java.util.List;

/**
 * Three sets of concurrency over the seconds of one capture.
 *
 * @param traffic what the capture holds
 * @param measured what was measured, once
 * @param predicted paths of a posterior, each under one of its draws
 * @param resampled paths of counts and durations drawn anew from those of the capture
 * @param checks statistics of what was measured beside those of the predicted paths
 */
public record ThreeSets(
        MeasuredTraffic traffic, LevelSet measured, LevelSet predicted, LevelSet resampled, List<LevelCheck> checks) {

    public ThreeSets {
        checks = List.copyOf(checks);
    }
}
