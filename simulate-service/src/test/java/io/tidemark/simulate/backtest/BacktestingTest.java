package io.tidemark.simulate.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.simulate.concurrency.Posterior;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class BacktestingTest {

    private static final int SECONDS = 1_200;

    private final SplittableUniformRandomProvider random =
            (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(5);

    /** Captures of the model, each of one of its draws. */
    private static Truth[] draws() {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(RandomSource.L64_X128_MIX.create(9));
        Truth[] draws = new Truth[16];
        Arrays.setAll(
                draws,
                i -> new Truth(
                        0.8 * Math.exp(0.05 * normal.sample()), 0.4, 0.8, 0.1 * Math.exp(0.05 * normal.sample())));
        return draws;
    }

    private Backtest backtest(Posterior posterior, MeasuredCapture... captures) {
        return new Backtesting(posterior, random).of(List.of(captures));
    }

    /**
     * A right model is contradicted once in 10 times at the most: of 40 captures more than 11 with a probability of 0.15 %. Their
     * mean coverage of 90 % has a standard error of 1 %.
     */
    @Test
    void aRightModelIsSeldomContradicted() {
        Truth[] draws = draws();
        int contradicted = 0;
        double coverage = 0;
        for (int i = 0; i < 40; i++) {
            MeasuredCapture capture = draws[i % draws.length].capture(2, SECONDS, random);
            Backtest backtest = backtest(Truth.posterior(draws), capture);
            assertTrue(backtest.effectiveObservations() >= Verdict.FEWEST_OBSERVATIONS);
            assertTrue(
                    backtest.coverage50() <= backtest.coverage90() && backtest.coverage90() <= backtest.coverage99());
            contradicted += backtest.verdict() == Verdict.CONTRADICTED ? 1 : 0;
            coverage += backtest.coverage90() / 40;
        }
        assertTrue(contradicted <= 11, contradicted + " of 40 contradicted");
        assertEquals(0.91, coverage, 0.035);
    }

    @Test
    void contradictsAModelOfHalfTheTraffic() {
        for (int i = 0; i < 5; i++) {
            int[] ofFour = Truth.SHORT_LIVED.capture(4, SECONDS, random).concurrency();
            MeasuredCapture saidToBeOfTwo = new MeasuredCapture("c", 2, ofFour);
            assertEquals(
                    Verdict.CONTRADICTED,
                    backtest(Truth.posterior(draws()), saidToBeOfTwo).verdict());
        }
    }

    /** The counts of a second have the law of the model, but a whole half minute has the same mean. */
    @Test
    void contradictsIndependentSecondsWhereTrafficComesInBursts() {
        int contradicted = 0;
        for (int i = 0; i < 5; i++) {
            MeasuredCapture bursts = Truth.SHORT_LIVED.capture(2, 4 * SECONDS, 30, random);
            Backtest backtest = backtest(Truth.posterior(draws()), bursts);
            contradicted += backtest.verdict() == Verdict.CONTRADICTED ? 1 : 0;
        }
        assertEquals(5, contradicted);
    }

    /** Traffic of the mean that is predicted, but far steadier: every level lies inside the bands. */
    @Test
    void contradictsAPredictionThatIsTooWide() {
        Truth bursty = new Truth(0.1, 0.05, 0.8, 0.1);
        Truth steady = new Truth(20, 10, 0.8, 0.1);
        Backtest backtest = backtest(Truth.posterior(bursty), steady.capture(2, 4 * SECONDS, random));
        assertTrue(backtest.coverage90() > backtest.replicateCoverage90Q5());
        assertEquals(Pit.Shape.IN_THE_MIDDLE, backtest.pit().shape());
        assertEquals(Verdict.CONTRADICTED, backtest.verdict());
    }

    /** Always in the lower part of what is predicted, and never outside the 90 % band: coverage alone would let it pass. */
    @Test
    void contradictsLevelsThatAllLieOnOneSide() {
        Truth truth = new Truth(0.8, 0.4, 0.8, 0.1);
        MeasuredCapture like = truth.capture(2, 2 * SECONDS, random);
        Band band = Band.of(PredictedLevels.of(Truth.posterior(truth), like), 0.5);
        int[] low = like.concurrency().clone();
        for (int second = 0; second < like.secondHalfSeconds(); second++) {
            low[like.firstHalfSeconds() + second] = band.low()[second] - 1 - second % 3;
        }
        Backtest backtest = backtest(Truth.posterior(truth), new MeasuredCapture("low", 2, low));
        assertEquals(0, backtest.coverage50());
        assertTrue(backtest.coverage90() > backtest.replicateCoverage90Q5());
        assertEquals(Pit.Shape.LOW, backtest.pit().shape());
        assertEquals(Verdict.CONTRADICTED, backtest.verdict());
    }

    /** Each figure of the replicates has a 90 % range that holds that of a right model. */
    @Test
    void saysWhereReplicatesHaveTheSameFigures() {
        Backtest backtest = backtest(Truth.posterior(draws()), Truth.SHORT_LIVED.capture(2, SECONDS, random));
        Backtest.Ranges ranges = backtest.replicateRanges();
        assertEquals(backtest.replicateCoverage90Q5(), ranges.coverage90().q5());
        assertTrue(ranges.coverage50().q5() < 0.5 && 0.5 < ranges.coverage50().q95());
        assertTrue(ranges.coverage50().q95() < ranges.coverage99().q95());
        assertTrue(ranges.pitDistance().q5() > 0 && ranges.pitDistance().q95() < 1.0 / 3);
    }

    @Test
    void givesNoVerdictOnAMinute() {
        Truth lasting = new Truth(0.8, 0.4, 0.8, 0.005);
        Backtest backtest = backtest(Truth.posterior(lasting), lasting.capture(1, 60, random));
        assertEquals(Verdict.UNDECIDED, backtest.verdict());
    }

    /** Where nothing lasts, seconds are independent: chi squared of 19 degrees of freedom is above 43.8 once in 1,000 times. */
    @Test
    void theHistogramIsFlatWhereTheModelIsRight() {
        Truth fleeting = new Truth(3, 0.3, 1, 2);
        MeasuredCapture first = fleeting.capture(1, 6_000, random);
        MeasuredCapture second = fleeting.capture(2, 4_000, random);
        Backtest backtest = backtest(Truth.posterior(fleeting), first, second);
        long[] counts = backtest.pit().counts();
        assertEquals(5_000, Arrays.stream(counts).sum());
        double chiSquared = Arrays.stream(counts)
                .mapToDouble(n -> (n - 250.0) * (n - 250) / 250)
                .sum();
        assertTrue(chiSquared < 43.8, "chi squared " + chiSquared);
    }

    @Test
    void theSameSeedHasTheSameAnswer() {
        MeasuredCapture capture = Truth.SHORT_LIVED.capture(1, 100, random);
        Posterior posterior = Truth.posterior(draws());
        Backtest[] twice = new Backtest[2];
        Arrays.setAll(
                twice,
                i -> new Backtesting(posterior, (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(1))
                        .of(List.of(capture)));
        assertEquals(twice[0].replicateCoverage90Q5(), twice[1].replicateCoverage90Q5());
        assertTrue(Arrays.equals(twice[0].pit().counts(), twice[1].pit().counts()));
    }
}
