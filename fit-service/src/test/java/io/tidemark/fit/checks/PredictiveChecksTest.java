package io.tidemark.fit.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.Reference;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.DurationStatistics;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replicates of known parameters against what is known of their distributions. Seeds are fixed: a test passes always or never. */
class PredictiveChecksTest {

    private static final int SECONDS = 20_000;
    private static final double CLOCK_SECONDS = 1e-6;

    /** Counts of size 0.5 and mean 2: variance 10, no connection in 0.2^0.5 of the seconds. 200 means of 20,000 lie within 0.02 (1 %). */
    @Test
    void countsOfOneDrawHaveItsMeanVarianceAndZeros() {
        List<Check> checks =
                checks("nb+gamma", new double[] {0.5, 0.25, 0.7, 0.1}).checks();
        assertEquals(2, find(checks, "counts", "mean").q50(), 0.02);
        assertEquals(10, find(checks, "counts", "variance").q50(), 0.2);
        assertEquals(Math.sqrt(0.2), find(checks, "counts", "zeroShare").q50(), 0.003);
        assertEquals(0, find(checks, "counts", "lag1").q50(), 0.003);
        double spread = 1.645 * Math.sqrt(10.0 / SECONDS);
        assertEquals(
                2 * spread,
                find(checks, "counts", "mean").q95()
                        - find(checks, "counts", "mean").q5(),
                0.3 * spread);
    }

    /**
     * States of means 1 and 9, left with 0.1 and 0.3, so in the busy one a quarter of the time, with correlation 0.6 from second to
     * second: variance of the means 0.75 0.25 64 = 12, within states 0.75 (1 + 1 / 2) + 0.25 (9 + 81 / 2) = 13.5.
     */
    @Test
    void countsOfHiddenStatesAreCorrelatedAsTheStatesAre() {
        double[] draw = {0, Math.log(9), 2, 2, 0.1, 0.3, 0.7, 0.1};
        List<Check> checks = checks("hmm-nb2+gamma", draw).checks();
        assertEquals(3, find(checks, "counts", "mean").q50(), 0.03);
        assertEquals(25.5, find(checks, "counts", "variance").q50(), 0.5);
        assertEquals(0.6 * 12 / 25.5, find(checks, "counts", "lag1").q50(), 0.01);
    }

    @Test
    void durationsOfOneDrawHaveItsQuantilesAlthoughTheyAreCut() {
        PredictiveChecks checks = checks("nb+lognormal-mix1", new double[] {0.5, 0.25, 1, 1.2});
        LogNormalDistribution law = new LogNormalDistribution(1, 1.2);
        for (String name : List.of("median", "q90", "q99")) {
            double p = name.equals("median") ? 0.5 : name.equals("q90") ? 0.9 : 0.99;
            double expected = law.inverseCumulativeProbability(p);
            assertEquals(expected, find(checks.checks(), "tcp.durations", name).q50(), 0.03 * expected, name);
        }
        assertEquals(
                1 - law.cumulativeProbability(60),
                find(checks.checks(), "tcp.durations", "shareAbove60s").q50(),
                0.001);
        QuantileBands bands = checks.durations().get("tcp");
        for (int i = 0; i < bands.p().length; i++) {
            double expected = law.inverseCumulativeProbability(bands.p()[i]);
            assertEquals(expected, bands.q50()[i], 0.05 * expected, "at " + bands.p()[i]);
        }
    }

    /** What was observed comes from the same parameters: every tail probability lies well inside (0, 1). */
    @Test
    void dataOfTheModelItselfAreNothingUnusual() {
        PredictiveChecks checks = checks("nb+lognormal-mix1", new double[] {0.5, 0.25, 1, 1.2});
        for (String name : List.of("median", "q90", "shareAbove60s")) {
            double tail = find(checks.checks(), "tcp.durations", name).tailProbability();
            assertTrue(tail > 0.001 && tail < 0.999, name + " " + tail);
        }
        assertEquals(
                1,
                find(checks.checks(), "counts", "largest").tailProbability(),
                1e-12,
                "observed counts never exceed 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theSameSeedGivesTheSameChecks(long seed) {
        double[][] draws = {{0.5, 0.25, 0.7, 0.1}, {0.6, 0.25, 0.7, 0.1}};
        Observations observations = observations();
        PredictiveChecks first = PredictiveChecks.of(
                Models.named("nb+gamma").posterior(observations), observations, CLOCK_SECONDS, draws, seed);
        PredictiveChecks second = PredictiveChecks.of(
                Models.named("nb+gamma").posterior(observations), observations, CLOCK_SECONDS, draws, seed);
        assertEquals(2, first.replicates());
        assertEquals(first.checks(), second.checks());
    }

    private static Check find(List<Check> checks, String of, String statistic) {
        return checks.stream()
                .filter(each -> each.of().equals(of) && each.statistic().equals(statistic))
                .findFirst()
                .orElseThrow();
    }

    private static PredictiveChecks checks(String model, double[] draw) {
        Observations observations = observations();
        double[][] draws = new double[PredictiveChecks.MOST_REPLICATES][];
        Arrays.fill(draws, draw);
        return PredictiveChecks.of(Models.named(model).posterior(observations), observations, CLOCK_SECONDS, draws, 11);
    }

    /** A connection of TCP every fourth second, lognormal durations of log mean 1 and sd 1.2. */
    private static Observations observations() {
        Random random = new Random(5);
        int[] counts = IntStream.range(0, SECONDS)
                .map(second -> second % 4 == 0 ? 1 : 0)
                .toArray();
        double[] durations = IntStream.range(0, SECONDS / 4)
                .mapToDouble(i -> Math.exp(1 + 1.2 * random.nextGaussian()))
                .toArray();
        return Observations.of(
                List.of(new CountSeries(1, new PerProtocol<>(counts, new int[SECONDS]))),
                List.of(new PerProtocol<>(
                        DurationStatistics.of(
                                new Durations(Reference.tally(durations), Reference.tally(new double[0])), 1_000),
                        DurationStatistics.NONE)));
    }
}
