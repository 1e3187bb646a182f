package io.tidemark.simulate.api;

import io.tidemark.simulate.comparison.LevelSet;
import io.tidemark.simulate.comparison.ThreeSets;
import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
     */
    record OfCapture(
            String capture,
            int users,
            int seconds,
            int step,
            SetOfLevels measured,
            SetOfLevels predicted,
            SetOfLevels resampled) {

        static OfCapture of(ThreeSets sets, int points) {
            int seconds = sets.measured().levels().length;
            int step = (seconds - 1) / points + 1;
            return new OfCapture(
                    sets.traffic().capture(),
                    sets.traffic().users(),
                    seconds,
                    step,
                    SetOfLevels.of(sets.measured(), step),
                    SetOfLevels.of(sets.predicted(), step),
                    SetOfLevels.of(sets.resampled(), step));
        }
    }

    /**
     * One set: a path, and what the seconds of all its paths say.
     *
     * @param levels concurrency of the first path, every {@code step} seconds from the capture's first on
     * @param paths number of paths; 1 of what was measured
     * @param mean mean level, over all paths
     * @param meanLow 5 % quantile, over the paths, of the mean of one
     * @param meanHigh 95 % quantile, likewise
     * @param sd standard deviation of the level, over all seconds of all paths
     * @param quantiles levels that shares of all seconds stay at or below
     * @param pmf shares of all seconds by level
     */
    @Schema(name = "SetOfLevels")
    record SetOfLevels(
            int[] levels,
            int paths,
            double mean,
            double meanLow,
            double meanHigh,
            double sd,
            List<LevelSet.Quantile> quantiles,
            PredictiveLaw.Pmf pmf) {

        static SetOfLevels of(LevelSet set, int step) {
            int[] thinned = new int[(set.levels().length - 1) / step + 1];
            Arrays.setAll(thinned, i -> set.levels()[i * step]);
            return new SetOfLevels(
                    thinned,
                    set.paths(),
                    set.mean(),
                    set.meanLow(),
                    set.meanHigh(),
                    set.sd(),
                    set.quantiles(),
                    set.pmf());
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
