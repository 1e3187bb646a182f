package io.tidemark.simulate.concurrency;

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

/** Draws from the priors of the models. */
public final class PriorDraws {

    /** Cells of {@code log-histogram} from 0.07 s to 17 min, 0.8 wide each, and a tail up to half an hour. */
    private static final int FIRST_EDGE = 2_000;

    private static final int CELLS = 12;
    private static final int EDGES_OF_CELL = 64;
    private static final int HORIZON = 2_810;

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;

    PriorDraws(long seed) {
        this(RandomSource.L64_X128_MIX.create(seed));
    }

    /** Draws by the numbers of a generator. */
    public PriorDraws(UniformRandomProvider random) {
        this.random = random;
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    }

    /** Draws of the same parameters as a table. */
    public static DrawTable table(List<Map<String, Double>> draws) {
        List<String> parameters = List.copyOf(draws.get(0).keySet());
        return new DrawTable(
                parameters,
                parameters.stream()
                        .map(parameter -> draws.stream()
                                .mapToDouble(draw -> draw.get(parameter))
                                .toArray())
                        .toArray(double[][]::new));
    }

    /** A draw of the parameters of a model with both protocols. */
    public Map<String, Double> draw(String model) {
        Map<String, Double> draw = new LinkedHashMap<>();
        if (model.startsWith("nb")) {
            draw.put("nb_alpha", exponential());
            draw.put("nb_beta", exponential());
        } else {
            addStates(draw, model.startsWith("hmm-tied"));
        }
        draw.put("tcp_share", random.nextDouble());
        for (String protocol : new String[] {"tcp.", "udp."}) {
            addDurations(draw, protocol, model.substring(model.indexOf('+') + 1));
        }
        return draw;
    }

    private void addStates(Map<String, Double> draw, boolean tied) {
        if (tied) {
            double centre = Math.log(0.3) + 1.5 * normal.sample();
            double apart = Math.abs(2.5 * normal.sample());
            put(draw, "log_mean", new double[] {centre - apart / 2, centre + apart / 2});
            put(draw, "phi", values(2, () -> 0.5 * Math.exp(normal.sample())));
        } else {
            put(draw, "log_mean", sorted(2, () -> 3 * normal.sample()));
            put(draw, "phi", values(2, this::exponential));
        }
        draw.put("p12", 1 - Math.pow(random.nextDouble(), 0.25));
        draw.put("p21", 1 - Math.pow(random.nextDouble(), 0.25));
    }

    private void addDurations(Map<String, Double> draw, String protocol, String family) {
        if (family.equals("gamma")) {
            draw.put(protocol + "g_alpha", exponential());
            draw.put(protocol + "g_beta", exponential());
        } else if (family.equals("log-histogram")) {
            addHazards(draw, protocol, 0.8 * Math.exp(0.5 * normal.sample()));
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

    /** Log hazards about 0.3 whose correlation falls by e over 3 units of log seconds, and the tail's index after them. */
    private void addHazards(Map<String, Double> draw, String protocol, double sd) {
        double correlation = Math.exp(-EDGES_OF_CELL / 80.0 / 3);
        double innovation = sd * Math.sqrt(1 - correlation * correlation);
        draw.put(protocol + "hazard_sd", sd);
        double deviation = sd * normal.sample();
        for (int cell = 0; cell < CELLS; cell++) {
            draw.put(protocol + "hazard[" + (FIRST_EDGE + cell * EDGES_OF_CELL) + "]", Math.exp(0.3 + deviation));
            deviation = correlation * deviation + innovation * normal.sample();
        }
        double index = Math.exp(0.3 + deviation + 0.4 * normal.sample());
        double held = 1 + 0.1 * (index > 2 ? (index - 1) / 0.1 : Math.log1p(Math.exp((index - 1) / 0.1)));
        draw.put(protocol + "tail_index[" + (FIRST_EDGE + CELLS * EDGES_OF_CELL) + ":" + HORIZON + "]", held);
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
}
