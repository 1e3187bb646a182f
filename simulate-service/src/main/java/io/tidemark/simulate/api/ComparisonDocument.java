package io.tidemark.simulate.api;

import io.tidemark.simulate.comparison.LevelCheck;
import io.tidemark.simulate.comparison.LevelSet;
import io.tidemark.simulate.comparison.ThreeSets;
import java.util.List;

/**
 * Answer of {@code GET /api/concurrency/comparison}: three sets of concurrency, for each capture of a fit.
 *
 * @param fit the fit
 * @param history traffic before the first second of the simulated sets, in ISO-8601 form; PT0S for none, as the capture begins
 * @param seed seed of the simulated sets
 * @param captures the captures of the fit
 */
record ComparisonDocument(String fit, String history, long seed, List<OfCapture> captures) {

    /** Levels of all captures together, for each set, so that a page can draw them. */
    private static final int MOST_POINTS = 2_000;

    /**
     * The sets of one capture, over its seconds.
     *
     * @param capture the capture
     * @param users number of people whose traffic it holds, and of those that are simulated
     * @param seconds its seconds
     * @param step seconds from one of the levels to the next
     * @param measured what was measured
     * @param predicted paths of the posterior, each under one draw
     * @param resampled paths of counts and durations drawn anew from those of the capture
     * @param checks statistics of what was measured beside those of the predicted paths
     */
    record OfCapture(
            String capture,
            int users,
            int seconds,
            int step,
            LevelSet measured,
            LevelSet predicted,
            LevelSet resampled,
            List<LevelCheck> checks) {

        static OfCapture of(ThreeSets sets, int points) {
            int seconds = sets.measured().levels().length;
            int step = (seconds - 1) / points + 1;
            return new OfCapture(
                    sets.traffic().capture(),
                    sets.traffic().users(),
                    seconds,
                    step,
                    sets.measured().thinned(step),
                    sets.predicted().thinned(step),
                    sets.resampled().thinned(step),
                    sets.checks());
        }
    }

    static ComparisonDocument of(String fit, String history, long seed, List<ThreeSets> captures) {
        int points = Math.max(MOST_POINTS / captures.size(), 1);
        return new ComparisonDocument(
                fit,
                history,
                seed,
                captures.stream().map(sets -> OfCapture.of(sets, points)).toList());
    }
}
