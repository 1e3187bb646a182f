package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the priors can produce has a law: no probability is negative or not a number, for one user or a million. */
class PriorDrawsTest {

    private static final int DRAWS = 25;

    private final UniformRandomProvider random = RandomSource.L64_X128_MIX.create(99L);
    private final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);

    @ParameterizedTest
    @CsvSource({
        "nb+gamma, 1",
        "nb+lognormal-mix3, 1",
        "nb+lognormal-grid, 1",
        "hmm-nb2+gamma, 1",
        "hmm-nb2+lognormal-mix3, 1",
        "hmm-nb2+lognormal-mix2, 25",
        "hmm-nb2+lognormal-grid, 7"
    })
    void everyDrawOfThePriorsHasALaw(String model, int usersOfCapture) {
        LagBlocks blocks = LagBlocks.over(LagBlocks.DEFAULT_HISTORY_SECONDS);
        for (int draw = 0; draw < DRAWS; draw++) {
            Map<String, Double> parameters = draw(model);
            DrawTable table = new DrawTable(
                    List.copyOf(parameters.keySet()),
                    parameters.values().stream()
                            .map(value -> new double[] {value})
                            .toArray(double[][]::new));
            ConcurrencyLaw law = ConcurrencyLaw.of(Posterior.of(model, table, List.of(usersOfCapture)), blocks);
            for (int users : new int[] {1, 10, 1_000, 1_000_000}) {
                String what = users + " users under " + parameters;
                assertIsALaw(law.concurrentConnections(users), what);
                assertIsALaw(law.newConnectionsPerSecond(users), what);
            }
        }
    }

    private Map<String, Double> draw(String model) {
        Map<String, Double> draw = new LinkedHashMap<>();
        if (model.startsWith("nb")) {
            draw.put("nb_alpha", exponential());
            draw.put("nb_beta", exponential());
        } else {
            put(draw, "log_mean", sorted(2, () -> 3 * normal.sample()));
            put(draw, "phi", values(2, this::exponential));
            draw.put("p12", 1 - Math.pow(random.nextDouble(), 0.25));
            draw.put("p21", 1 - Math.pow(random.nextDouble(), 0.25));
        }
        draw.put("tcp_share", random.nextDouble());
        for (String protocol : new String[] {"tcp.", "udp."}) {
            addDurations(draw, protocol, model.substring(model.indexOf('+') + 1));
        }
        return draw;
    }

    private void addDurations(Map<String, Double> draw, String protocol, String family) {
        if (family.equals("gamma")) {
            draw.put(protocol + "g_alpha", exponential());
            draw.put(protocol + "g_beta", exponential());
        } else if (family.equals("lognormal-grid")) {
            double[] weights = dirichlet(21, 0.5);
            IntStream.range(0, weights.length).forEach(i -> draw.put(protocol + "w[" + (18 + i) + "]", weights[i]));
        } else {
            int parts = family.charAt(family.length() - 1) - '0';
            put(draw, protocol + "w", dirichlet(parts, 2));
            put(draw, protocol + "mu", sorted(parts, () -> 5 * normal.sample()));
            put(draw, protocol + "sigma", values(parts, () -> Math.exp(0.75 * normal.sample())));
        }
    }

    private static void put(Map<String, Double> draw, String parameter, double[] values) {
        for (int i = 0; i < values.length; i++) {
            draw.put(parameter + "[" + (i + 1) + "]", values[i]);
        }
    }

    private double exponential() {
        return -2 * Math.log1p(-random.nextDouble());
    }

    private double[] dirichlet(int parts, double concentration) {
        double[] weights = values(parts, AhrensDieterMarsagliaTsangGammaSampler.of(random, concentration, 1)::sample);
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    private static double[] sorted(int count, DoubleSupplier value) {
        double[] values = values(count, value);
        Arrays.sort(values);
        return values;
    }

    private static double[] values(int count, DoubleSupplier value) {
        return DoubleStream.generate(value).limit(count).toArray();
    }

    private static void assertIsALaw(PredictiveLaw law, String what) {
        double sum = 0;
        double mean = 0;
        for (int i = 0; i < law.pmf().probabilities().length; i++) {
            double probability = law.pmf().probabilities()[i];
            assertTrue(probability >= 0 && probability <= 1, what);
            sum += probability;
            mean += probability * (law.pmf().from() + (i + 0.5) * law.pmf().step() - 0.5);
        }
        assertTrue(law.mean() >= 0 && Double.isFinite(law.sd()), what);
        double tolerance = 1e-6 * law.mean() + law.pmf().step();
        assertTrue(sum <= 1 + 1e-9 && mean <= law.mean() + tolerance, what);
        assertTrue(law.below() <= 0.01 + 1e-9 && law.below() + sum >= 0.99 - 1e-9, what);
        if (sum > 1 - 1e-9) {
            assertEquals(law.mean(), mean, tolerance, what);
        }
        long before = 0;
        for (PredictiveLaw.Quantile quantile : law.quantiles()) {
            assertTrue(quantile.value() >= before, what);
            before = quantile.value();
        }
    }
}
