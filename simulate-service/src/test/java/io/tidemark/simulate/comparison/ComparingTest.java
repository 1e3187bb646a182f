package io.tidemark.simulate.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.simulate.concurrency.ArticleDraws;
import io.tidemark.simulate.concurrency.DrawTable;
import io.tidemark.simulate.concurrency.DurationLaw;
import io.tidemark.simulate.concurrency.Posterior;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ComparingTest {

    private static final Posterior POSTERIOR = ArticleDraws.posterior(new double[] {0.8, 0.4, 0.8, 0.1});

    private static ThreeSets sets(int historySeconds) {
        return comparing(historySeconds, 8).of(SmallCapture.traffic());
    }

    private static Comparing comparing(int historySeconds, long seed) {
        return new Comparing(
                POSTERIOR, historySeconds, (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(seed));
    }

    @Test
    void showsWhatWasMeasuredAsItIs() {
        LevelSet measured = sets(0).measured();
        assertArrayEquals(SmallCapture.traffic().concurrency(), measured.levels());
        assertEquals(1, measured.paths());
        assertEquals(4.5, measured.mean(), 1e-12);
        assertEquals(measured.mean(), measured.meanLow());
        assertEquals(4, measured.quantiles().get(0).value());
    }

    /** Means over all seconds against those of the laws of lags below t; five standard errors, once in a million. */
    @Test
    void simulatesAsManySecondsAsTheCaptureHasFromNothing() {
        ThreeSets sets = sets(0);
        DurationLaw durations = POSTERIOR.durations(0);
        double predicted = IntStream.range(1, SmallCapture.SECONDS)
                        .mapToDouble(t -> POSTERIOR.arrivals(0).mean() * durations.meanWithin(t))
                        .sum()
                / SmallCapture.SECONDS;
        double resampled = IntStream.range(1, SmallCapture.SECONDS)
                        .mapToDouble(SmallCapture::mean)
                        .sum()
                / SmallCapture.SECONDS;
        assertMean(predicted, sets.predicted());
        assertMean(resampled, sets.resampled());
        assertEquals(0, sets.predicted().levels()[0]);
        assertEquals(0, sets.resampled().levels()[0]);
    }

    @Test
    void aHistoryIsThereBeforeBoth() {
        ThreeSets sets = sets(300);
        double predicted = POSTERIOR.arrivals(0).mean() * POSTERIOR.durations(0).meanWithin(300);
        assertMean(predicted, sets.predicted());
        assertMean(SmallCapture.mean(300), sets.resampled());
    }

    /** Poisson of 50 of each user; five standard errors of 200 paths. */
    @Test
    void sessionsThatStandThroughoutAreInEveryPredictedPath() {
        DrawTable draws = new DrawTable(
                List.of("nb_alpha", "nb_beta", "standing[600]", "g_alpha", "g_beta"),
                new double[][] {{1e-9}, {1}, {50}, {1}, {1}});
        Comparing comparing = new Comparing(Posterior.of("nb+gamma", draws), 0, (SplittableUniformRandomProvider)
                RandomSource.L64_X128_MIX.create(8));
        ThreeSets sets = comparing.of(SmallCapture.traffic());
        double expected = 50.0 * SmallCapture.traffic().users();
        assertEquals(expected, sets.predicted().mean(), 5 * Math.sqrt(expected / Comparing.MOST_PATHS));
        int[] levels = sets.predicted().levels();
        assertEquals(levels[0], levels[levels.length - 1]);
    }

    private static void assertMean(double expected, LevelSet set) {
        double standardError = (set.meanHigh() - set.meanLow()) / (2 * 1.645) / Math.sqrt(set.paths());
        assertEquals(Comparing.MOST_PATHS, set.paths());
        assertEquals(expected, set.mean(), 5 * standardError);
        assertTrue(set.meanLow() < set.mean() && set.mean() < set.meanHigh());
    }

    /** A predicted path beside 200 others is the first or last of them once in a hundred, by each statistic. */
    @Test
    void checksWhatWasMeasuredAgainstThePredictedPaths() {
        MeasuredTraffic traffic = SmallCapture.traffic();
        int[] predicted = sets(0).predicted().levels();
        MeasuredTraffic likeThePrediction =
                new MeasuredTraffic(traffic.capture(), traffic.users(), predicted, traffic.protocols());
        List<LevelCheck> checks = comparing(0, 2).of(likeThePrediction).checks();
        assertEquals(
                List.of("mean", "sd", "median", "q99", "largest"),
                checks.stream().map(LevelCheck::statistic).toList());
        for (LevelCheck check : checks) {
            assertTrue(check.q5() <= check.q50() && check.q50() <= check.q95(), check.toString());
            assertTrue(check.tailProbability() > 0 && check.tailProbability() < 1, check.toString());
        }
        assertEquals(LevelShares.of(predicted).mean(), checks.get(0).observed());
        assertEquals(Arrays.stream(predicted).max().orElseThrow(), checks.get(4).observed());
    }

    @Test
    void saysWhereThePredictedPathsStayBelow() {
        MeasuredTraffic traffic = SmallCapture.traffic();
        int[] crowded = new int[SmallCapture.SECONDS];
        Arrays.fill(crowded, 10_000);
        List<LevelCheck> checks = comparing(0, 1)
                .of(new MeasuredTraffic(traffic.capture(), traffic.users(), crowded, traffic.protocols()))
                .checks();
        assertEquals(0, checks.get(0).tailProbability());
        assertEquals(1, checks.get(1).tailProbability(), "their sd is larger than none");
    }

    @Test
    void theSameSeedHasTheSameSets() {
        assertArrayEquals(sets(0).predicted().levels(), sets(0).predicted().levels());
        assertEquals(sets(0).resampled().sd(), sets(0).resampled().sd());
    }
}
