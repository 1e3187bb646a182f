package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The law against a slow independent computation over all draws: quantiles to the unit, moments, probabilities and what lies below them. With {@code
 * -Dtidemark.posterior=FILE.csv -Dtidemark.model=NAME} (and {@code -Dtidemark.history=SECONDS}, 120 if not given) also on the draws of a file, one draw
 * a row under the names of its parameters; {@code -Dtidemark.priorDraws=N} takes more draws from the priors.
 */
class PredictiveMixtureTest {

    private static final int PRIOR_DRAWS = Integer.getInteger("tidemark.priorDraws", 3);
    private static final int CHECKED_DRAWS = 6;
    private static final int HISTORY = 120;

    /** What the slow computation may be off by. */
    private static final double TOLERANCE = 1e-9;

    private static final int[] USERS = {1, 10, 200, 1_000_000};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nb+gamma",
                "nb+lognormal-grid",
                "hmm-nb2+gamma",
                "hmm-nb2+lognormal-mix2",
                "nb+log-histogram",
                "hmm-tied+log-histogram"
            })
    void isThatOfAllDrawsOfThePriors(String model) {
        PriorDraws priors = new PriorDraws(18L);
        check(
                model,
                IntStream.range(0, PRIOR_DRAWS)
                        .mapToObj(i -> priors.draw(model))
                        .toList());
    }

    /** Draws like those of an office PC, and one as wide as the priors allow. */
    @ParameterizedTest
    @ValueSource(strings = {"nb+gamma", "nb+log-histogram", "hmm-nb2+gamma", "hmm-tied+log-histogram"})
    void isThatOfAllDrawsBesideARunawayDraw(String model) {
        check(model, draws(model, CHECKED_DRAWS));
    }

    /** One user's median, within the range of the other draws' and of single counts, whatever one of 200 says. */
    @ParameterizedTest
    @ValueSource(strings = {"nb+gamma", "nb+log-histogram", "hmm-nb2+gamma", "hmm-tied+log-histogram"})
    void isNotSpoiledByOneRunawayDraw(String model) {
        Posterior posterior = Posterior.of(model, PriorDraws.table(draws(model, 200)));
        PredictiveLaw law = ConcurrencyLaw.of(posterior, LagBlocks.over(LagBlocks.DEFAULT_HISTORY_SECONDS))
                .concurrentConnections(1);
        PredictiveLaw.Quantile median = law.quantile(0.5);
        assertTrue(median.low() <= median.value() && median.value() <= median.high(), median::toString);
        assertTrue(median.high() < 200 && median.most() > 1_000, median::toString);
        assertEquals(1, law.pmf().step());
        assertTrue(law.below() + Arrays.stream(law.pmf().probabilities()).sum() > 0.99);
    }

    private static List<Map<String, Double>> draws(String model, int draws) {
        return IntStream.range(0, draws)
                .mapToObj(i -> {
                    boolean runaway = i == draws / 2;
                    double factor = 1 + 0.4 * i / draws;
                    Map<String, Double> draw = new LinkedHashMap<>();
                    if (model.startsWith("nb")) {
                        draw.put("nb_alpha", runaway ? 0.3 : 0.04 * factor);
                        draw.put("nb_beta", runaway ? 1e-8 : 0.3 / factor);
                    } else {
                        draw.put("log_mean[1]", -3 + 0.1 * factor);
                        draw.put("log_mean[2]", runaway ? 12 : 0.2 * factor);
                        draw.put("phi[1]", 0.5 * factor);
                        draw.put("phi[2]", runaway ? 1e-2 : 0.8);
                        draw.put("p12", 0.02 * factor);
                        draw.put("p21", 0.3);
                    }
                    if (model.endsWith("gamma")) {
                        draw.put("tcp.g_alpha", 0.3 * factor);
                        draw.put("tcp.g_beta", 0.02);
                    } else if (model.endsWith("histogram")) {
                        draw.put("tcp.hazard[2000]", 0.4 * factor);
                        draw.put("tcp.hazard[2160]", 0.7 * factor);
                        draw.put("tcp.tail_index[2400:2640]", runaway ? 1.01 : 1.3);
                    } else {
                        draw.put("tcp.mu[1]", 0.5 * factor);
                        draw.put("tcp.sigma[1]", 1.5);
                    }
                    return draw;
                })
                .toList();
    }

    @Test
    void isThatOfAllDrawsOfAMix() {
        List<Map<String, Double>> draws = draws("nb+gamma", CHECKED_DRAWS);
        List<Map<String, Double>> hidden = draws("hmm-nb2+lognormal-mix1", CHECKED_DRAWS);
        LagBlocks blocks = LagBlocks.over(HISTORY);
        Posterior first = Posterior.of("nb+gamma", PriorDraws.table(draws));
        Posterior second = Posterior.of("hmm-nb2+lognormal-mix1", PriorDraws.table(hidden));
        MixedLaw mix = MixedLaw.of(List.of(
                new MixedLaw.UserClass(ConcurrencyLaw.of(first, blocks), 3),
                new MixedLaw.UserClass(ConcurrencyLaw.of(second, blocks), 40)));
        IntFunction<SlowLaw> ofDraw = draw -> IntStream.range(0, 2)
                .mapToObj(i -> SlowLaw.of(mix.arrivals(i, draw), shares(mix.durations(i, draw), blocks)))
                .reduce(SlowLaw::plus)
                .orElseThrow();
        check(
                mix.concurrentConnections(),
                IntStream.range(0, mix.draws()).mapToObj(ofDraw).toList(),
                "mix");
        IntFunction<SlowLaw> newOfDraw = draw -> IntStream.range(0, 2)
                .mapToObj(i -> SlowLaw.of(mix.arrivals(i, draw), new double[] {1}))
                .reduce(SlowLaw::plus)
                .orElseThrow();
        check(
                mix.newConnectionsPerSecond(),
                IntStream.range(0, mix.draws()).mapToObj(newOfDraw).toList(),
                "new connections of the mix");
        IntFunction<SlowLaw> endedOfDraw = draw -> IntStream.range(0, 2)
                .mapToObj(i -> SlowLaw.of(mix.arrivals(i, draw), endedShares(mix.durations(i, draw), blocks)))
                .reduce(SlowLaw::plus)
                .orElseThrow();
        check(
                mix.connectionsEndedPerMinute(),
                IntStream.range(0, mix.draws()).mapToObj(endedOfDraw).toList(),
                "connections of the mix that end in a minute");
    }

    @Test
    @EnabledIfSystemProperty(named = "tidemark.posterior", matches = ".+")
    void isThatOfAllDrawsOfAFile() throws IOException {
        List<String> lines = Files.readAllLines(Path.of(System.getProperty("tidemark.posterior"))).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        String[] names = lines.get(0).split(",");
        List<Map<String, Double>> draws = lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split(",");
                    Map<String, Double> draw = new LinkedHashMap<>();
                    IntStream.range(0, names.length).forEach(i -> draw.put(names[i], Double.parseDouble(cells[i])));
                    return draw;
                })
                .toList();
        check(System.getProperty("tidemark.model"), draws);
    }

    private static void check(String model, List<Map<String, Double>> draws) {
        LagBlocks blocks = LagBlocks.over(Integer.getInteger("tidemark.history", HISTORY));
        Posterior posterior = Posterior.of(model, PriorDraws.table(draws));
        ConcurrencyLaw law = ConcurrencyLaw.of(posterior, blocks);
        for (int users : USERS) {
            List<SlowLaw> slow = IntStream.range(0, draws.size())
                    .mapToObj(draw -> SlowLaw.of(law.arrivals(draw, users), shares(law.durations(draw), blocks)))
                    .toList();
            check(law.concurrentConnections(users), slow, model + ", " + users + " users");
            List<SlowLaw> slowNew = IntStream.range(0, draws.size())
                    .mapToObj(draw -> SlowLaw.of(law.arrivals(draw, users), new double[] {1}))
                    .toList();
            check(law.newConnectionsPerSecond(users), slowNew, model + ", new connections of " + users + " users");
        }
    }

    private static double[] shares(DurationLaw durations, LagBlocks blocks) {
        return SlowLaw.bySecond(LagShares.held(durations, blocks), blocks.historySeconds());
    }

    private static double[] endedShares(DurationLaw durations, LagBlocks blocks) {
        LagBlocks minute = LagBlocks.over(60, blocks.historySeconds());
        return SlowLaw.bySecond(LagShares.endedWithin(60, durations, minute), minute.historySeconds());
    }

    private static void check(PredictiveLaw law, List<SlowLaw> slow, String what) {
        LongToDoubleFunction atMost =
                n -> slow.parallelStream().mapToDouble(draw -> draw.atMost(n)).sum() / slow.size();
        for (PredictiveLaw.Quantile quantile : law.quantiles()) {
            String which = what + ", " + quantile;
            double at = atMost.applyAsDouble(quantile.value());
            double before = atMost.applyAsDouble(quantile.value() - 1);
            assertTrue(at >= quantile.p() - TOLERANCE, () -> which + ": F is " + at);
            assertTrue(before < quantile.p() + TOLERANCE, () -> which + ": F of one less is " + before);
            assertTrue(quantile.least() <= quantile.value() && quantile.value() <= quantile.most(), which);
        }
        checkProbabilities(law, atMost, what);
        checkMoments(law, slow, what);
    }

    private static void checkProbabilities(PredictiveLaw law, LongToDoubleFunction atMost, String what) {
        PredictiveLaw.Pmf pmf = law.pmf();
        int bins = pmf.probabilities().length;
        assertEquals(atMost.applyAsDouble(pmf.from() - 1), law.below(), TOLERANCE, what);
        double cumulative = law.below();
        for (int bin = 0; bin < bins; bin++) {
            cumulative += pmf.probabilities()[bin];
            if (bin == bins / 8 || bin == bins - 1) {
                long end = pmf.from() + (bin + 1) * pmf.step() - 1;
                assertEquals(atMost.applyAsDouble(end), cumulative, TOLERANCE, what + ", at most " + end);
            }
        }
    }

    private static void checkMoments(PredictiveLaw law, List<SlowLaw> slow, String what) {
        double mean = 0;
        double square = 0;
        for (SlowLaw draw : slow) {
            double[] moments = draw.meanAndVariance(law.sd());
            mean += moments[0] / slow.size();
            square += (moments[1] + moments[0] * moments[0]) / slow.size();
        }
        assertEquals(mean, law.mean(), 1e-6 * mean, what);
        assertEquals(Math.sqrt(square - mean * mean), law.sd(), 1e-4 * law.sd(), what);
    }
}
