package io.tidemark.fit.mcmc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.contracts.SamplerDiagnostics;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.fit.diagnostics.SamplerReport;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.junit.jupiter.api.Test;

/**
 * Draws against posteriors of closed form. Means, standard deviations and quantiles are held to 5 Monte Carlo standard
 * errors; a right sampler with another seed would fail one of the some 320 comparisons once in 5,000 runs. Seeds are fixed.
 */
class SamplerTest {

    private static final double STANDARD_ERRORS = 5;
    private static final SamplerSettings SETTINGS = new SamplerSettings(4, 1000, 2000, 20240407);

    @Test
    void samplesNormalsOfVeryDifferentScales() {
        double[] sds = {1e-3, 1, 50};
        List<ParameterSummary> summaries =
                Chains.assertConverge(sample(Densities.normal(sds), UnaryOperator.identity()));
        for (int i = 0; i < sds.length; i++) {
            assertIsLaw(new NormalDistribution(null, 0, sds[i]), summaries.get(i));
        }
    }

    @Test
    void samplesConjugatePosteriorOfPoissonRate() {
        double shape = 2 + 37;
        double rate = 0.5 + 12;
        List<ParameterSummary> summaries = Chains.assertConverge(
                sample(Densities.logGamma(shape, rate), position -> new double[] {Math.exp(position[0])}));
        assertIsLaw(new GammaDistribution(null, shape, 1 / rate), summaries.get(0));
    }

    @Test
    void samplesNormalMeanGivenData() {
        double[] data = {4.1, 5.3, 2.2, 3.9, 6.0};
        double precision = 1 / 100.0 + data.length / 4.0;
        double mean = Arrays.stream(data).sum() / 4.0 / precision;
        LogDensity posterior = Densities.of(1, (position, gradient) -> {
            gradient[0] = -position[0] / 100
                    + Arrays.stream(data).map(y -> (y - position[0]) / 4).sum();
            return -position[0] * position[0] / 200
                    - Arrays.stream(data)
                            .map(y -> (y - position[0]) * (y - position[0]) / 8)
                            .sum();
        });
        assertIsLaw(
                new NormalDistribution(null, mean, 1 / Math.sqrt(precision)),
                Chains.assertConverge(sample(posterior, UnaryOperator.identity()))
                        .get(0));
    }

    @Test
    void samplesStronglyCorrelatedNormals() {
        int dimension = 5;
        double correlation = 0.95;
        List<SampledChain> chains =
                sample(Densities.equicorrelated(dimension, correlation), SamplerTest::contrastTotalAndRest);
        List<ParameterSummary> summaries = Chains.assertConverge(chains);
        double totalSd = Math.sqrt(dimension + dimension * (dimension - 1) * correlation);
        assertIsLaw(new NormalDistribution(null, 0, Math.sqrt(2 * (1 - correlation))), summaries.get(0));
        assertIsLaw(new NormalDistribution(null, 0, totalSd), summaries.get(1));
        assertIsLaw(new NormalDistribution(null, 0, 1), summaries.get(2));
    }

    @Test
    void samplesCorrelatedNormalsOfFiftyDimensions() {
        int dimension = 50;
        double correlation = 0.9;
        List<ParameterSummary> summaries = Chains.assertConverge(
                sample(Densities.autoregressive(dimension, correlation), SamplerTest::contrastTotalAndRest));
        double variance = IntStream.range(1 - dimension, dimension)
                .mapToDouble(lag -> (dimension - Math.abs(lag)) * Math.pow(correlation, Math.abs(lag)))
                .sum();
        assertIsLaw(new NormalDistribution(null, 0, Math.sqrt(2 * (1 - correlation))), summaries.get(0));
        assertIsLaw(new NormalDistribution(null, 0, Math.sqrt(variance)), summaries.get(1));
        for (int i = 2; i < dimension; i++) {
            assertIsLaw(new NormalDistribution(null, 0, 1), summaries.get(i));
        }
    }

    @Test
    void samplesBanana() {
        double sd = 1;
        double bend = 0.5;
        List<ParameterSummary> summaries = Chains.assertConverge(sample(Densities.banana(sd, bend), position ->
                new double[] {position[0], position[1] - bend * (position[0] * position[0] - sd * sd)}));
        assertIsLaw(new NormalDistribution(null, 0, sd), summaries.get(0));
        assertIsLaw(new NormalDistribution(null, 0, 1), summaries.get(1));
    }

    @Test
    void samplesFunnelThroughIndependentCoordinates() {
        LogDensity standard = Densities.normal(1, 1, 1);
        List<ParameterSummary> summaries = Chains.assertConverge(sample(standard, z -> {
            double v = 3 * z[0];
            return new double[] {v, Math.exp(v / 2) * z[1], Math.exp(v / 2) * z[2]};
        }));
        assertIsLaw(new NormalDistribution(null, 0, 3), summaries.get(0));
    }

    @Test
    void reportsThatFunnelItselfCannotBeSampled() {
        List<SampledChain> chains = sample(Densities.funnel(10), UnaryOperator.identity());
        SamplerDiagnostics report = SamplerReport.of(chains);
        assertTrue(report.divergences() > 0.001 * 8000);
        assertEquals(
                report.divergences(), Arrays.stream(report.chainDivergences()).sum());
        for (int chain = 0; chain < chains.size(); chain++) {
            int[] depths = chains.get(chain).statistics().treeDepth();
            assertEquals(Arrays.stream(depths).max().orElseThrow(), report.largestTreeDepths()[chain]);
        }
        assertTrue(
                Chains.verdict(chains).reasons().stream().anyMatch(reason -> reason.code() == FindingCode.DIVERGENCES));
    }

    @Test
    void averageAcceptanceIsTheTarget() {
        for (SampledChain chain : sample(Densities.normal(1, 1, 1, 1, 1, 1, 1, 1), UnaryOperator.identity())) {
            double mean =
                    Arrays.stream(chain.statistics().acceptance()).average().orElseThrow();
            assertEquals(SamplerSettings.TARGET_ACCEPTANCE, mean, 0.1);
        }
    }

    @Test
    void metricIsTheVarianceOfTheCoordinates() {
        double[] sds = {0.1, 1, 20};
        for (SampledChain chain : sample(Densities.normal(sds), UnaryOperator.identity())) {
            for (int i = 0; i < sds.length; i++) {
                assertEquals(1, chain.inverseMetric()[i] / (sds[i] * sds[i]), 0.4);
            }
        }
    }

    @Test
    void everyCompleteTreeHasItsLeapfrogs() {
        SamplerStatistics statistics =
                sample(Densities.normal(1, 2), UnaryOperator.identity()).get(0).statistics();
        for (int draw = 0; draw < statistics.treeDepth().length; draw++) {
            int complete = (1 << statistics.treeDepth()[draw]) - 1;
            int leapfrogs = statistics.leapfrogs()[draw];
            assertTrue(leapfrogs >= Math.max(1, complete) && leapfrogs <= 2 * complete + 1);
        }
    }

    @Test
    void sameSeedGivesSameDrawsWithOneThreadAndWithFour() throws InterruptedException {
        Supplier<Target> target = Densities.target(Densities.equicorrelated(4, 0.5), UnaryOperator.identity());
        SamplerSettings settings = new SamplerSettings(4, 200, 200, 7);
        ExecutorService four = Executors.newFixedThreadPool(4);
        List<SampledChain> together = new Sampler(four).sample(target, settings, Progress.NONE, Cancellation.NEVER);
        four.shutdown();
        List<SampledChain> oneByOne =
                new Sampler(Runnable::run).sample(target, settings, Progress.NONE, Cancellation.NEVER);
        for (int chain = 0; chain < 4; chain++) {
            assertArrayEquals(oneByOne.get(chain).draws(), together.get(chain).draws());
            assertArrayEquals(
                    oneByOne.get(chain).statistics().energy(),
                    together.get(chain).statistics().energy());
        }
    }

    @Test
    void chainsAndSeedsDiffer() {
        Supplier<Target> target = Densities.target(Densities.normal(1), UnaryOperator.identity());
        List<double[][]> draws = IntStream.of(1, 2)
                .mapToObj(seed -> new SamplerSettings(2, 100, 50, seed))
                .map(settings -> new Sampler(Runnable::run).sample(target, settings, Progress.NONE, Cancellation.NEVER))
                .flatMap(List::stream)
                .map(SampledChain::draws)
                .toList();
        long distinct = draws.stream().map(chain -> chain[49][0]).distinct().count();
        assertEquals(4, distinct);
    }

    @Test
    void tellsOfEveryIteration() {
        AtomicInteger warmup = new AtomicInteger();
        AtomicInteger sampling = new AtomicInteger();
        new Sampler(Runnable::run)
                .sample(
                        Densities.target(Densities.normal(1), UnaryOperator.identity()),
                        new SamplerSettings(2, 30, 40, 1),
                        (chain, iteration, phase) -> (phase == Phase.WARMUP ? warmup : sampling).incrementAndGet(),
                        Cancellation.NEVER);
        assertEquals(60, warmup.get());
        assertEquals(80, sampling.get());
    }

    @Test
    void stopsWhereCancellationIsRequested() {
        AtomicInteger iterations = new AtomicInteger();
        Sampler sampler = new Sampler(Runnable::run);
        Supplier<Target> target = Densities.target(Densities.normal(1), UnaryOperator.identity());
        assertThrows(
                CancellationException.class,
                () -> sampler.sample(
                        target, SETTINGS, (c, i, p) -> iterations.incrementAndGet(), () -> iterations.get() >= 10));
        assertEquals(10, iterations.get());
    }

    @Test
    void failureOfOneChainStopsTheOthersAndIsThrown() {
        IllegalStateException broken = new IllegalStateException("broken density");
        LogDensity density = Densities.of(1, (position, gradient) -> {
            throw broken;
        });
        Supplier<Target> target = Densities.target(density, UnaryOperator.identity());
        Sampler sampler = new Sampler(Runnable::run);
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class, () -> sampler.sample(target, SETTINGS, Progress.NONE, Cancellation.NEVER));
        assertSame(broken, thrown);
    }

    @Test
    void saysThatNoStartWasFound() {
        LogDensity nowhere = Densities.of(1, (position, gradient) -> Double.NaN);
        Sampler sampler = new Sampler(Runnable::run);
        Supplier<Target> target = Densities.target(nowhere, UnaryOperator.identity());
        String message = assertThrows(
                        IllegalStateException.class,
                        () -> sampler.sample(target, SETTINGS, Progress.NONE, Cancellation.NEVER))
                .getMessage();
        assertTrue(message.contains("found no start"), message);
    }

    @Test
    void rejectsSettingsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new SamplerSettings(0, 1000, 1000, 1));
        assertThrows(IllegalArgumentException.class, () -> new SamplerSettings(4, 5, 1000, 1));
        assertThrows(IllegalArgumentException.class, () -> new SamplerSettings(4, 1000, 1_000_000, 1));
    }

    /** The difference of the first two coordinates and the sum of all, then the coordinates from the third on. */
    private static double[] contrastTotalAndRest(double[] position) {
        double[] values = position.clone();
        values[0] = position[0] - position[1];
        values[1] = Arrays.stream(position).sum();
        return values;
    }

    private static List<SampledChain> sample(LogDensity density, UnaryOperator<double[]> values) {
        return new Sampler(Runnable::run)
                .sample(Densities.target(density, values), SETTINGS, Progress.NONE, Cancellation.NEVER);
    }

    private static void assertIsLaw(RealDistribution law, ParameterSummary drawn) {
        double sd = Math.sqrt(law.getNumericalVariance());
        assertClose("mean", law.getNumericalMean(), drawn.mean(), drawn.mcseMean());
        assertClose("sd", sd, drawn.sd(), sd / Math.sqrt(Math.min(drawn.essTail(), drawn.essBulk()) / 2));
        assertQuantile(law, 0.05, drawn.q5(), drawn.essTail());
        assertQuantile(law, 0.5, drawn.q50(), drawn.essBulk());
        assertQuantile(law, 0.95, drawn.q95(), drawn.essTail());
    }

    private static void assertQuantile(RealDistribution law, double probability, double drawn, double size) {
        double standardError = Math.sqrt(probability * (1 - probability) / size);
        assertEquals(probability, law.cumulativeProbability(drawn), STANDARD_ERRORS * standardError);
    }

    private static void assertClose(String what, double expected, double actual, double standardError) {
        assertEquals(expected, actual, STANDARD_ERRORS * standardError, what);
    }
}
