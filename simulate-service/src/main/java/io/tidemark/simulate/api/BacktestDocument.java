package io.tidemark.simulate.api;

import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.simulate.backtest.Backtest;
import io.tidemark.simulate.backtest.Pit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Answer of {@code GET /api/backtest}: how well the first half of the captures predicted the second.
 *
 * @param fit the fit
 * @param coverage50 share of the second half's seconds whose measured concurrency lies inside the central 50 % band
 * @param coverage90 likewise, 90 %
 * @param coverage99 likewise, 99 %
 * @param replicateCoverage90Q5 coverage90 that 95 % of the replicates of the model reach
 * @param replicates number of replicates
 * @param effectiveObservations independent observations that the second halves are worth
 * @param pit histogram of the probability integral transform
 * @param pitDistance distance of that histogram from an even one: mean square of its distribution function less the even one's
 * @param replicateRanges 5 % and 95 % quantile, over the replicates of the model, of coverages and distance
 * @param verdict what it says of the model
 * @param explanation the verdict in a sentence
 * @param findings the verdict as a value
 * @param series measured and predicted levels of each capture's second half
 */
record BacktestDocument(
        String fit,
        double coverage50,
        double coverage90,
        double coverage99,
        double replicateCoverage90Q5,
        int replicates,
        double effectiveObservations,
        Pit pit,
        double pitDistance,
        Backtest.Ranges replicateRanges,

        @Schema(enumeration = {"holds", "contradicted", "undecided"})
        String verdict,

        String explanation,
        List<FindingDocument> findings,
        List<Series> series) {

    /** Points of all series together, so that a page can draw them. */
    private static final int MOST_POINTS = 600;

    /**
     * The second half of one capture, every so many seconds.
     *
     * @param capture the capture
     * @param fromSecond second of the capture that the first value belongs to
     * @param step seconds from one value to the next
     * @param measured measured concurrency
     * @param median predicted median
     * @param low50 lower end of the central 50 % band
     * @param high50 its upper end
     * @param low90 lower end of the central 90 % band
     * @param high90 its upper end
     * @param low99 lower end of the central 99 % band
     * @param high99 its upper end
     */
    record Series(
            String capture,
            int fromSecond,
            int step,
            int[] measured,
            int[] median,
            int[] low50,
            int[] high50,
            int[] low90,
            int[] high90,
            int[] low99,
            int[] high99) {

        static Series of(Backtest.SecondHalf half, int points) {
            int step = (half.median().length - 1) / points + 1;
            int[] measured =
                    IntStream.range(0, half.median().length).map(half::measured).toArray();
            return new Series(
                    half.capture().id(),
                    half.fromSecond(),
                    step,
                    thinned(measured, step),
                    thinned(half.median(), step),
                    thinned(half.band50().low(), step),
                    thinned(half.band50().high(), step),
                    thinned(half.band90().low(), step),
                    thinned(half.band90().high(), step),
                    thinned(half.band99().low(), step),
                    thinned(half.band99().high(), step));
        }

        private static int[] thinned(int[] values, int step) {
            int[] thinned = new int[(values.length - 1) / step + 1];
            Arrays.setAll(thinned, i -> values[i * step]);
            return thinned;
        }
    }

    static BacktestDocument of(String fit, Backtest backtest) {
        int points = Math.max(MOST_POINTS / backtest.captures().size(), 1);
        return new BacktestDocument(
                fit,
                backtest.coverage50(),
                backtest.coverage90(),
                backtest.coverage99(),
                backtest.replicateCoverage90Q5(),
                backtest.replicates(),
                backtest.effectiveObservations(),
                backtest.pit(),
                backtest.pitDistance(),
                backtest.replicateRanges(),
                backtest.verdict().name().toLowerCase(Locale.ROOT),
                FindingDocument.of(backtest.finding()).text(),
                FindingDocument.of(List.of(backtest.finding())),
                backtest.captures().stream()
                        .map(half -> Series.of(half, points))
                        .toList());
    }
}
