package io.tidemark.simulate.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.simulate.concurrency.ArticleDraws;
import io.tidemark.simulate.concurrency.DurationLaw;
import io.tidemark.simulate.concurrency.Posterior;
import java.util.stream.IntStream;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ComparingTest {

    private static final Posterior POSTERIOR = ArticleDraws.posterior(new double[] {0.8, 0.4, 0.8, 0.1});

    private static ThreeSets sets(int historySeconds) {
        return new Comparing(POSTERIOR, historySeconds, (SplittableUniformRandomProvider)
                        RandomSource.L64_X128_MIX.create(8))
                .of(SmallCapture.traffic());
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

    private static void assertMean(double expected, LevelSet set) {
        double standardError = (set.meanHigh() - set.meanLow()) / (2 * 1.645) / Math.sqrt(set.paths());
        assertEquals(Comparing.MOST_PATHS, set.paths());
        assertEquals(expected, set.mean(), 5 * standardError);
        assertTrue(set.meanLow() < set.mean() && set.mean() < set.meanHigh());
    }

    @Test
    void theSameSeedHasTheSameSets() {
        assertArrayEquals(sets(0).predicted().levels(), sets(0).predicted().levels());
        assertEquals(sets(0).resampled().sd(), sets(0).resampled().sd());
    }
}
