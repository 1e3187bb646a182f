package io.tidemark.fit.diagnostics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.contracts.SamplerDiagnostics;
import io.tidemark.contracts.finding.FindingDocument;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Diagnostics on chains whose effective sample size is known: independent draws, and first-order autoregressions, for
 * whose mean it is S (1 - phi) / (1 + phi). The relative error of such an estimate is some 10 % here; 25 % are allowed. Seeds
 * are fixed.
 */
class DiagnosticsTest {

    private static final int CHAINS = 4;
    private static final int LENGTH = 5000;

    @Test
    void independentDrawsCountInFull() {
        ParameterSummary summary = summary(autoregression(0, 1));
        assertEquals(CHAINS * LENGTH, summary.essBulk(), 0.25 * CHAINS * LENGTH);
        assertEquals(CHAINS * LENGTH, summary.essTail(), 0.25 * CHAINS * LENGTH);
        assertEquals(1, summary.rhat(), 0.002);
        assertEquals(1 / Math.sqrt(CHAINS * LENGTH), summary.mcseMean(), 0.15 / Math.sqrt(CHAINS * LENGTH));
    }

    @Test
    void autocorrelatedDrawsCountByTheirCorrelationTime() {
        for (double phi : new double[] {0.3, 0.6, 0.9}) {
            double expected = CHAINS * LENGTH * (1 - phi) / (1 + phi);
            assertEquals(expected, summary(autoregression(phi, 2)).essBulk(), 0.25 * expected, "phi " + phi);
        }
    }

    @Test
    void antitheticDrawsCountForMoreThanTheyAre() {
        double expected = CHAINS * LENGTH * (1 + 0.4) / (1 - 0.4);
        assertEquals(expected, summary(autoregression(-0.4, 3)).essBulk(), 0.25 * expected);
    }

    @Test
    void rhatSeesChainsOfDifferentLocation() {
        double[][] chains = autoregression(0, 4);
        chains[0] = shifted(chains[0], value -> value + 1);
        assertEquals(1.09, summary(chains).rhat(), 0.02);
    }

    @Test
    void rhatSeesChainsOfDifferentSpread() {
        double[][] chains = autoregression(0, 5);
        chains[0] = shifted(chains[0], value -> 3 * value);
        assertTrue(summary(chains).rhat() > 1.05);
    }

    @Test
    void rhatSeesDriftWithinChains() {
        double[][] chains = Arrays.stream(autoregression(0, 6))
                .map(chain -> IntStream.range(0, LENGTH)
                        .mapToDouble(i -> chain[i] + 2.0 * i / LENGTH)
                        .toArray())
                .toArray(double[][]::new);
        assertTrue(summary(chains).rhat() > 1.1);
    }

    @Test
    void diagnosticsDoNotDependOnMoments() {
        double[][] cauchy = Arrays.stream(autoregression(0, 7))
                .map(chain -> shifted(chain, value -> Math.tan(Math.PI * (uniformOf(value) - 0.5))))
                .toArray(double[][]::new);
        ParameterSummary normal = summary(autoregression(0, 7));
        assertEquals(normal.essBulk(), summary(cauchy).essBulk(), 1e-6 * normal.essBulk());
        assertEquals(1, summary(cauchy).rhat(), 0.002);
    }

    @Test
    void autocovarianceIsTheSumOfProducts() {
        double[] series = {1, 4, 2, 8, 5, 7, 0};
        double mean = 27.0 / 7;
        double[] expected = IntStream.range(0, 7)
                .mapToDouble(lag -> IntStream.range(0, 7 - lag)
                                .mapToDouble(i -> (series[i] - mean) * (series[i + lag] - mean))
                                .sum()
                        / 7)
                .toArray();
        assertArrayEquals(expected, Autocovariance.of(series), 1e-13);
    }

    @Test
    void rankNormalisationTakesMeanRanksOfTies() {
        double[] normalised = new RankNormalisation(4)
                .of(new Chains(new double[][] {{5, 1, 5, 9}}))
                .draws()[0];
        assertEquals(0, normalised[0], 1e-12);
        assertEquals(normalised[0], normalised[2]);
        assertEquals(-normalised[1], normalised[3], 1e-12);
    }

    /** The draws left of a series are 1, 3 and 5. */
    @Test
    void someDrawsKeepTheDiagnosticsOfAll() {
        ParameterSummary all = new ParameterSummary("p", 10, 20, 30, 40, 50, 60, 70, 80, 90);
        assertEquals(
                List.of(new ParameterSummary("p", 3, 2, 1.2, 3, 4.8, 60, 70, 80, 90)),
                Summary.ofSome(List.of(all), new double[][][] {{{5}, {1}, {3}}}));
    }

    @Test
    void quantilesInterpolateAsRs() {
        double[] sorted = {1, 2, 4, 8};
        assertEquals(1.15, Moments.quantile(sorted, 0.05), 1e-12);
        assertEquals(3, Moments.quantile(sorted, 0.5), 1e-12);
        assertEquals(8, Moments.quantile(sorted, 1), 1e-12);
    }

    @Test
    void parameterThatNeverMovedHasNoDiagnostics() {
        ParameterSummary summary = summary(new double[][] {new double[100], new double[100]});
        assertEquals(0, summary.sd());
        assertTrue(Double.isNaN(summary.rhat()) && Double.isNaN(summary.essBulk()));
        List<String> reasons =
                FindingDocument.texts(Verdict.of(List.of(summary), sound(), 200).reasons());
        assertTrue(reasons.get(0).contains("x"), reasons.toString());
    }

    @Test
    void energyFractionIsTwoForIndependentEnergies() {
        assertEquals(2, SamplerReport.energyFraction(autoregression(0, 8)[0]), 0.1);
        assertEquals(0.2, SamplerReport.energyFraction(autoregression(0.9, 9)[0]), 0.06);
    }

    @Test
    void verdictNamesEachReason() {
        ParameterSummary bad = new ParameterSummary("g_beta", 0, 1, -1, 0, 1, 1.2, 30, 40, 0.1);
        SamplerDiagnostics diagnostics = new SamplerDiagnostics(
                5, 0, new double[] {1, 0.1}, new double[2], new double[2], new long[2], new int[2]);
        List<String> reasons = FindingDocument.texts(
                Verdict.of(List.of(bad), diagnostics, 4000).reasons());
        assertEquals(5, reasons.size());
        assertTrue(reasons.get(0).startsWith("R-hat of g_beta is 1.200"), reasons.get(0));
        assertTrue(reasons.get(3).startsWith("5 of 4000 transitions diverged"), reasons.get(3));
        assertTrue(reasons.get(4).startsWith("E-BFMI of chain 2 is 0.10"), reasons.get(4));
    }

    @Test
    void verdictPassesAtItsLimits() {
        ParameterSummary good = new ParameterSummary("g_beta", 0, 1, -1, 0, 1, 1.01, 400, 400, 0.1);
        assertTrue(Verdict.of(List.of(good), sound(), 4000).passed());
    }

    private static SamplerDiagnostics sound() {
        return new SamplerDiagnostics(
                0, 0, new double[] {1}, new double[] {1}, new double[] {0.8}, new long[1], new int[1]);
    }

    private static ParameterSummary summary(double[][] chains) {
        double[][][] draws = Arrays.stream(chains)
                .map(chain -> Arrays.stream(chain)
                        .mapToObj(value -> new double[] {value})
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
        return Summary.of(List.of("x"), draws).get(0);
    }

    /** Chains x_t = phi x_(t-1) + sqrt(1 - phi^2) noise, stationary from the start, of variance 1. */
    private static double[][] autoregression(double phi, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        ContinuousSampler noise = ZigguratSampler.NormalizedGaussian.of(random);
        double[][] chains = new double[CHAINS][LENGTH];
        for (double[] chain : chains) {
            chain[0] = noise.sample();
            for (int i = 1; i < LENGTH; i++) {
                chain[i] = phi * chain[i - 1] + Math.sqrt(1 - phi * phi) * noise.sample();
            }
        }
        return chains;
    }

    /** A rising function onto (0, 1). */
    private static double uniformOf(double value) {
        return 1 / (1 + Math.exp(-1.702 * value));
    }

    private static double[] shifted(double[] chain, DoubleUnaryOperator function) {
        return Arrays.stream(chain).map(function).toArray();
    }
}
