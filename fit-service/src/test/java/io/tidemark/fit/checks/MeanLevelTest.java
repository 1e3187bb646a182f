package io.tidemark.fit.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.Reference;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.DurationStatistics;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.model.Posterior;
import io.tidemark.fit.model.StandingSessions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class MeanLevelTest {

    private static final double RESOLUTION = 1e-6;

    @Test
    void measuredIsRateTimesMeanDurationWhereAllHaveEnded() {
        Observations observations = observations(2, new int[] {10, 0, 15, 0}, lasting(25, 3), new double[0]);
        MeasuredLevel level = MeasuredLevel.of(observations, RESOLUTION);
        assertEquals(25 * 3 / (2 * 4.0), level.mean(), 0.01 * level.mean());
        assertEquals(3, level.longestSeconds().tcp(), 0.03);
    }

    /** 20 ended at 1 s, 20 were open at 2 s or ended at 3 s: half survive 1 s, and half of those that were still seen end at 3 s. */
    @Test
    void openConnectionsCountAsLowerBounds() {
        double[] closed =
                IntStream.range(0, 30).mapToDouble(i -> i < 20 ? 1 : 3).toArray();
        MeasuredLevel level =
                MeasuredLevel.of(observations(1, new int[] {40, 0, 0, 0}, closed, lasting(10, 2)), RESOLUTION);
        assertEquals(40 / 4.0 * (1 + 0.5 * 2), level.mean(), 0.01 * level.mean());
    }

    /**
     * Independent connections, Poisson and exponential: the 99 % range misses the truth in 1 of 100. Of 400 captures 4 are expected; 16 or
     * more would be so by chance once in 100,000.
     */
    @Test
    void rangeHoldsTheTruthAsOftenAsItSays() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(18);
        int missed = 0;
        for (int replicate = 0; replicate < 400; replicate++) {
            int[] counts = IntStream.generate(
                            () -> PoissonSampler.of(random, 0.5).sample())
                    .limit(400)
                    .toArray();
            double[] closed = new double[Arrays.stream(counts).sum()];
            Arrays.setAll(closed, i -> -2 * Math.log(random.nextDouble()));
            MeasuredLevel level = MeasuredLevel.of(observations(1, counts, closed, new double[0]), RESOLUTION);
            missed += level.low() <= 1 && 1 <= level.high() ? 0 : 1;
        }
        assertTrue(missed < 16, missed + " of 400");
    }

    @Test
    void aPredictionOutsideTheRangeIsNotCompatible() {
        Observations observations = observations(1, counts(), lasting(200, 5), new double[0]);
        Posterior posterior = Models.named("nb+gamma").posterior(observations);
        assertTrue(MeanLevel.of(posterior, observations, RESOLUTION, new double[][] {{0.5, 1, 500, 100}})
                .compatible());
        MeanLevel thrice = MeanLevel.of(posterior, observations, RESOLUTION, new double[][] {{1.5, 1, 500, 100}});
        assertFalse(thrice.compatible());
        assertEquals(7.4, thrice.predicted(), 0.1, "rate times mean, of durations up to 5 s");
    }

    /** 12 sessions of 2 users stand: 6 more of each, as measured and as the draw has it; connections of up to 5 s stop at 4 s. */
    @Test
    void sessionsThatStandThroughoutAreCountedBesideThose() {
        Observations without = observations(2, counts(), lasting(200, 5), new double[0]);
        Observations with = new Observations(
                without.series(),
                without.durations(),
                without.laws(),
                Optional.of(new StandingSessions(9, 2, 4, 12, 0.5, 3)));
        Posterior posterior = Models.named("nb+gamma").posterior(with);
        MeanLevel level = MeanLevel.of(posterior, with, RESOLUTION, new double[][] {{0.25, 1, 7, 5_000, 1_000}});
        assertEquals(6 + 0.25 * 4, level.measured(), 0.01);
        assertEquals(7 + 0.25 * 4, level.predicted(), 0.01);
        assertEquals(Math.exp(2.576 * 2 * Math.sqrt(12) / 2 / 7), level.high() / level.low(), 0.05);
    }

    /** One draw in a hundred that holds a thousand times as much moves the mean, and with it the verdict. */
    @Test
    void aRunawayDrawIsSeen() {
        Observations observations = observations(1, counts(), lasting(200, 5), new double[0]);
        Posterior posterior = Models.named("nb+gamma").posterior(observations);
        double[][] draws = new double[100][];
        Arrays.setAll(draws, i -> new double[] {i == 0 ? 500 : 0.5, 1, 500, 100});
        assertFalse(MeanLevel.of(posterior, observations, RESOLUTION, draws).compatible());
    }

    /** No connection was seen to last: the level is 0, as measured and as predicted of durations up to the longest seen. */
    @Test
    void durationsBelowTheClockAreALevelOfNone() {
        Observations observations = observations(1, counts(), new double[200], new double[0]);
        for (String model : new String[] {"nb+gamma", "nb+log-histogram"}) {
            Posterior posterior = Models.named(model).posterior(observations);
            double[] draw = new double[posterior.parameters().size()];
            Arrays.fill(draw, 1.5);
            MeanLevel level = MeanLevel.of(posterior, observations, RESOLUTION, new double[][] {draw});
            assertEquals(new MeanLevel(0, 0, 0, 0, 200), level, model);
            assertTrue(level.compatible(), model);
        }
    }

    private static int[] counts() {
        return IntStream.range(0, 400).map(second -> second % 2).toArray();
    }

    private static double[] lasting(int number, double seconds) {
        double[] lasting = new double[number];
        Arrays.fill(lasting, seconds);
        return lasting;
    }

    private static Observations observations(int users, int[] counts, double[] closed, double[] open) {
        return Observations.of(
                List.of(new CountSeries(users, new PerProtocol<>(counts, new int[counts.length]))),
                List.of(new PerProtocol<>(
                        DurationStatistics.of(new Durations(Reference.tally(closed), Reference.tally(open)), 1_000),
                        DurationStatistics.NONE)));
    }
}
