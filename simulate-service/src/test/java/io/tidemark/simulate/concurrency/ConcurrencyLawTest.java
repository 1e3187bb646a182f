package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrencyLawTest {

    private static final int HISTORY = 600;
    private static final LagBlocks SECONDS = LagBlocks.secondBySecond(HISTORY);

    @ParameterizedTest
    @CsvSource({
        "1, 0.2986, 0.1394, 0.2236, 0.01192",
        "10, 0.2986, 0.1394, 0.2236, 0.01192",
        "1, 0.2, 0.5, 3, 0.5",
        "1, 0.0003, 0.14, 0.5, 0.1",
        "3, 0.01, 0.02, 0.1, 5",
        "1, 5, 50, 1, 0.02"
    })
    void agreesWithTheConvolutionOverAllLags(int users, double alpha, double beta, double shape, double rate) {
        PredictiveLaw law = law(SECONDS, alpha, beta, shape, rate).concurrentConnections(users);
        PredictiveLaw.Pmf pmf = law.pmf();
        assertEquals(1, pmf.step());
        int length = (int) pmf.from() + pmf.probabilities().length;
        double[] expected = ExactLaw.probabilities(
                users * alpha, beta, ExactLaw.shares(new GammaDurations(shape, rate), HISTORY), length);
        for (int i = 0; i < pmf.probabilities().length; i++) {
            assertEquals(expected[(int) pmf.from() + i], pmf.probabilities()[i], 1e-11);
        }
        for (PredictiveLaw.Quantile quantile : law.quantiles()) {
            assertEquals(quantile(expected, quantile.p()), quantile.value());
        }
    }

    /** With so few connections the law is nearly all at 0, and 24 standard deviations would cut its tail off. */
    @Test
    void reachesQuantilesThirtyTwoDeviationsAboveTheMean() {
        PredictiveLaw law = law(SECONDS, 0.0003, 0.05, 0.1, 0.01192).concurrentConnections(1);
        double[] expected =
                ExactLaw.probabilities(0.0003, 0.05, ExactLaw.shares(new GammaDurations(0.1, 0.01192), HISTORY), 400);
        PredictiveLaw.Quantile far = law.quantile(0.9999);
        assertEquals(quantile(expected, 0.9999), far.value());
        double deviations = (far.value() - law.mean()) / law.sd();
        assertTrue(deviations > 31 && deviations < 33, () -> "deviations above the mean: " + deviations);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1_000, 1_000_000})
    void hasTheMeanAndVarianceOfTheClosedForm(int users) {
        PredictiveLaw law =
                law(LagBlocks.over(86_400), 0.2986, 0.1394, 0.2236, 0.01192).concurrentConnections(users);
        double[] shares = ExactLaw.shares(new GammaDurations(0.2236, 0.01192), 20_000);
        double sum = Arrays.stream(shares).sum();
        double squares = Arrays.stream(shares).map(share -> share * share).sum();
        double lambda = users * 0.2986 / 0.1394;
        double variance = lambda * (sum + squares / 0.1394);
        assertEquals(lambda * sum, law.mean(), 1e-9 * law.mean());
        assertEquals(Math.sqrt(variance), law.sd(), 1e-4 * law.sd());
        double[] moments = moments(law.pmf());
        double halfBin = (law.pmf().step() - 1) / 2.0;
        assertEquals(law.mean(), moments[0] + halfBin, 1e-6 * law.mean());
        assertEquals(law.sd(), Math.sqrt(moments[1]), 1e-4 * law.sd());
    }

    /** At a million users the law is normal but for a skewness of 0.0015, which moves the distribution function by 1e-3. */
    @Test
    void tendsToTheNormalLawForAMillionUsers() {
        PredictiveLaw law =
                law(LagBlocks.over(86_400), 0.2986, 0.1394, 0.2236, 0.01192).concurrentConnections(1_000_000);
        double[] normal = {-1.644854, 0, 1.281552, 1.644854, 2.326348, 3.090232, 3.719016};
        for (int i = 0; i < normal.length; i++) {
            double deviations = (law.quantiles().get(i).value() - law.mean()) / law.sd();
            assertEquals(normal[i], deviations, 0.01);
        }
    }

    /**
     * Connections one by one, each with its instant of start and its duration, in 40,000 independent histories. The largest
     * distance of the distribution functions exceeds 0.0138 with a probability below 2 exp(-2 n 0.0138^2) = 5e-7 (Dvoretzky,
     * Kiefer and Wolfowitz; Massart).
     */
    @Test
    void agreesWithSimulatingEveryConnection() {
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(20_240_407L);
        double alpha = 0.4;
        double beta = 0.2;
        GammaDurations durations = new GammaDurations(0.5, 0.05);
        int history = 400;
        int runs = 40_000;
        int[] histogram = new int[1_000];
        for (int run = 0; run < runs; run++) {
            histogram[simulate(random, alpha, beta, 0.5, 0.05, history)]++;
        }
        PredictiveLaw.Pmf pmf = law(LagBlocks.over(history), alpha, beta, 0.5, 0.05)
                .concurrentConnections(1)
                .pmf();
        double observed = 0;
        double expected = 0;
        for (int n = 0; n < pmf.from() + pmf.probabilities().length; n++) {
            observed += (double) histogram[n] / runs;
            expected += n < pmf.from() ? 0 : pmf.probabilities()[n - (int) pmf.from()];
            assertEquals(expected, observed, 0.0138, "at " + n + " for " + durations);
        }
    }

    @Test
    void newConnectionsAreTheNegativeBinomialItself() {
        PredictiveLaw law = law(SECONDS, 0.2986, 0.1394, 0.2236, 0.01192).newConnectionsPerSecond(10);
        double[] expected = ExactLaw.negativeBinomial(2.986, 0.1394, 400);
        PredictiveLaw.Pmf pmf = law.pmf();
        assertEquals(0, pmf.from());
        assertArrayEquals(Arrays.copyOf(expected, pmf.probabilities().length), pmf.probabilities(), 1e-12);
    }

    @Test
    void mixesTheDrawsAndShowsTheirSpread() {
        DrawTable draws = new DrawTable(
                List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta"),
                new double[][] {{0.3, 0.6}, {0.14, 0.14}, {0.22, 0.22}, {0.012, 0.012}});
        ConcurrencyLaw both = ConcurrencyLaw.of(Posterior.of("article", draws), SECONDS);
        PredictiveLaw mixed = both.concurrentConnections(10);
        PredictiveLaw low = law(SECONDS, 0.3, 0.14, 0.22, 0.012).concurrentConnections(10);
        PredictiveLaw high = law(SECONDS, 0.6, 0.14, 0.22, 0.012).concurrentConnections(10);
        for (long n = mixed.pmf().from(); n < 1_200; n++) {
            assertEquals(0.5 * (at(low.pmf(), n) + at(high.pmf(), n)), at(mixed.pmf(), n), 1e-12);
        }
        assertEquals(0.5 * (low.mean() + high.mean()), mixed.mean(), 1e-9);
        double gap = 0.5 * (high.mean() - low.mean());
        assertEquals(0.5 * (low.sd() * low.sd() + high.sd() * high.sd()) + gap * gap, mixed.sd() * mixed.sd(), 1e-6);
        PredictiveLaw.Quantile median = mixed.quantile(0.5);
        assertEquals(low.quantile(0.5).value(), median.low());
        assertEquals(high.quantile(0.5).value(), median.high());
        assertTrue(median.low() < median.value() && median.value() < median.high());
    }

    /** 40,000 users need bins of several counts; the quantiles are those of the law count by count. */
    @Test
    void quantilesAreNotCoarsenedByTheBins() {
        ConcurrencyLaw law = law(SECONDS, 0.2986, 0.1394, 0.2236, 0.01192);
        PredictiveLaw coarse = law.concurrentConnections(40_000);
        assertTrue(coarse.pmf().step() > 5);
        GeneratingFunction g = law.generatingFunction(0, 40_000);
        Window window = Window.of(g);
        double[] fine = new double[(int) window.width()];
        DistributionFunction.of(g, window).evaluate(window.from(), 1, fine, fine.length);
        for (PredictiveLaw.Quantile quantile : coarse.quantiles()) {
            int index = 0;
            while (fine[index] < quantile.p()) {
                index++;
            }
            assertEquals(window.from() + index, quantile.value(), 1);
        }
    }

    /** A draw of few connections beside one of millions, whose bins are wider than all of the few. */
    @Test
    void theIntervalIsOfEveryDrawsOwnQuantileToTheCount() {
        DrawTable draws = new DrawTable(
                List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta"),
                new double[][] {{0.3, 3e4}, {0.14, 0.14}, {0.22, 0.22}, {0.012, 0.012}});
        PredictiveLaw mixed =
                ConcurrencyLaw.of(Posterior.of("article", draws), SECONDS).concurrentConnections(1);
        PredictiveLaw few = law(SECONDS, 0.3, 0.14, 0.22, 0.012).concurrentConnections(1);
        assertEquals(1, few.pmf().step());
        assertTrue(mixed.pmf().step() > few.quantile(0.9999).value());
        for (PredictiveLaw.Quantile quantile : mixed.quantiles()) {
            assertEquals(few.quantile(quantile.p()).value(), quantile.low());
        }
    }

    /** Two draws that are equally likely: what 90 % of all seconds stay below is what 80 % of the higher draw's do. */
    @Test
    void theValueKnowsNeitherDrawAndTheIntervalEach() {
        DrawTable draws = new DrawTable(
                List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta"),
                new double[][] {{0.3, 3}, {0.14, 0.14}, {0.22, 0.22}, {0.012, 0.012}});
        PredictiveLaw mixed =
                ConcurrencyLaw.of(Posterior.of("article", draws), SECONDS).concurrentConnections(1);
        PredictiveLaw.Pmf higher =
                law(SECONDS, 3, 0.14, 0.22, 0.012).concurrentConnections(1).pmf();
        assertEquals(1, higher.step());
        long value = mixed.quantile(0.9).value();
        double below = 0;
        for (long n = 0; n < value; n++) {
            below += at(higher, n);
        }
        assertTrue(below < 0.8 && below + at(higher, value) >= 0.8);
        assertTrue(
                mixed.quantile(0.9).low() < value && value < mixed.quantile(0.9).high());
    }

    /** Bursts of hundreds of thousands from one user: more counts than are resolved one by one. */
    @Test
    void resolvesEnormousBurstsToWithinABin() {
        double beta = 2e-4;
        PredictiveLaw law = law(SECONDS, 0.5, beta, 0.5, 3).newConnectionsPerSecond(1);
        double step = law.pmf().step();
        assertTrue(step > 10);
        double cumulative = 0;
        for (int i = 0; i < law.pmf().probabilities().length; i++) {
            cumulative += law.pmf().probabilities()[i];
            double end = law.pmf().from() + (i + 1) * step - 1;
            double expected = 1 - Beta.regularizedBeta(1 / (1 + beta), end + 1, 0.5);
            assertEquals(expected, cumulative, i < 10 ? 1e-2 : 1e-3, "at bin " + i);
        }
    }

    @Test
    void noDrawIsTooExtremeForProbabilities() {
        double[] extremes = {1e-6, 1e-3, 1, 1e3, 1e6};
        LagBlocks blocks = LagBlocks.over(86_400);
        for (double alpha : extremes) {
            for (double beta : extremes) {
                for (double shape : new double[] {1e-5, 1, 1e5}) {
                    for (double rate : new double[] {1e-6, 1, 1e6}) {
                        PredictiveLaw law =
                                law(blocks, alpha, beta, shape, rate).concurrentConnections(1);
                        assertIsALaw(law, "alpha " + alpha + " beta " + beta + " shape " + shape + " rate " + rate);
                    }
                }
            }
        }
    }

    private static void assertIsALaw(PredictiveLaw law, String draw) {
        double sum = 0;
        for (double probability : law.pmf().probabilities()) {
            assertTrue(probability >= 0 && probability <= 1, draw);
            sum += probability;
        }
        assertTrue(sum <= 1 + 1e-9, draw);
        assertTrue(law.below() <= 0.01 + 1e-9 && law.below() + sum >= 0.99 - 1e-9, draw);
        assertTrue(law.mean() >= 0 && Double.isFinite(law.sd()), draw);
        long before = 0;
        for (PredictiveLaw.Quantile quantile : law.quantiles()) {
            assertTrue(quantile.value() >= before, draw);
            before = quantile.value();
        }
    }

    private static ConcurrencyLaw law(LagBlocks blocks, double alpha, double beta, double shape, double rate) {
        DrawTable draw = new DrawTable(
                List.of("nb_alpha", "nb_beta", "g_alpha", "g_beta"), new double[][] {{alpha}, {beta}, {shape}, {rate}});
        return ConcurrencyLaw.of(Posterior.of("article", draw), blocks);
    }

    private static int simulate(
            UniformRandomProvider random, double alpha, double beta, double shape, double rate, int history) {
        ContinuousSampler intensity = AhrensDieterMarsagliaTsangGammaSampler.of(random, alpha, 1 / beta);
        ContinuousSampler duration = AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1 / rate);
        int open = 0;
        for (int second = -history; second < 0; second++) {
            double mean = intensity.sample();
            int count = mean > 1e-12 ? PoissonSampler.of(random, mean).sample() : 0;
            for (int connection = 0; connection < count; connection++) {
                double end = second + random.nextDouble() + duration.sample();
                open += end > 0 ? 1 : 0;
            }
        }
        return open;
    }

    private static long quantile(double[] probabilities, double p) {
        double cumulative = 0;
        int n = -1;
        while (cumulative < p) {
            cumulative += probabilities[++n];
        }
        return n;
    }

    private static double at(PredictiveLaw.Pmf pmf, long count) {
        long index = count - pmf.from();
        return index < 0 || index >= pmf.probabilities().length ? 0 : pmf.probabilities()[(int) index];
    }

    private static double[] moments(PredictiveLaw.Pmf pmf) {
        double mean = 0;
        for (int i = 0; i < pmf.probabilities().length; i++) {
            mean += pmf.probabilities()[i] * (pmf.from() + i * pmf.step());
        }
        double variance = 0;
        for (int i = 0; i < pmf.probabilities().length; i++) {
            variance += pmf.probabilities()[i] * Math.pow(pmf.from() + i * pmf.step() - mean, 2);
        }
        return new double[] {mean, variance};
    }
}
