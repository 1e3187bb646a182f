package io.tidemark.simulate.coherence;

import io.tidemark.simulate.concurrency.Posterior;
import io.tidemark.simulate.concurrency.PriorDraws;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Posteriors at random: of draws from the priors, as wide as can be, or of draws around parameters that traffic of people may have,
 * as narrow as a day's capture or as wide as that of a few connections.
 */
final class RandomPosterior {

    private static final int FIRST_PART = 18;
    private static final int PARTS = 21;
    private static final int FIRST_EDGE = 1_920;
    private static final int CELLS = 60;
    private static final int EDGES_OF_CELL = 16;

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;
    private final PriorDraws priors;

    RandomPosterior(UniformRandomProvider random) {
        this.random = random;
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
        this.priors = new PriorDraws(random);
    }

    /** Draws from the priors. */
    Posterior ofPriors(String model, int draws, int usersOfCapture) {
        return posterior(
                model,
                usersOfCapture,
                IntStream.range(0, draws).mapToObj(draw -> priors.draw(model)).toList());
    }

    /** Draws around parameters that people may have. */
    Posterior ofPeople(String model, int draws, int usersOfCapture) {
        double width = logUniform(0.02, 0.4);
        Map<String, Double> centre = ofPeople(model);
        return posterior(
                model,
                usersOfCapture,
                IntStream.range(0, draws)
                        .mapToObj(draw -> around(centre, width))
                        .toList());
    }

    private static Posterior posterior(String model, int usersOfCapture, List<Map<String, Double>> draws) {
        return Posterior.of(model, PriorDraws.table(draws), List.of(usersOfCapture));
    }

    private Map<String, Double> ofPeople(String model) {
        Map<String, Double> draw = new LinkedHashMap<>();
        double rate = logUniform(0.02, 2);
        if (model.startsWith("nb")) {
            double alpha = logUniform(0.02, 2);
            draw.put("nb_alpha", alpha);
            draw.put("nb_beta", alpha / rate);
        } else {
            double quiet = Math.log(rate) - logUniform(0.2, 3);
            putStates(draw, quiet, quiet + logUniform(1, 5), logUniform(0.05, 5), logUniform(0.05, 5));
            draw.put("p12", logUniform(0.005, 0.3));
            draw.put("p21", logUniform(0.02, 0.5));
        }
        draw.put("tcp_share", 0.2 + 0.6 * random.nextDouble());
        for (String protocol : new String[] {"tcp.", "udp."}) {
            if (model.endsWith("gamma")) {
                double shape = logUniform(0.1, 2);
                draw.put(protocol + "g_alpha", shape);
                draw.put(protocol + "g_beta", shape / logUniform(0.5, 100));
            } else if (model.endsWith("log-histogram")) {
                draw.put("standing[600]", 40 * rate);
                putHazards(draw, protocol);
            } else {
                putWeights(draw, protocol);
            }
        }
        return draw;
    }

    private void putStates(Map<String, Double> draw, double first, double second, double phi1, double phi2) {
        draw.put("log_mean[1]", Math.min(first, second));
        draw.put("log_mean[2]", Math.max(first, second));
        draw.put("phi[1]", phi1);
        draw.put("phi[2]", phi2);
    }

    private void putWeights(Map<String, Double> draw, String protocol) {
        double[] weights =
                normalised(DoubleStream.generate(AhrensDieterMarsagliaTsangGammaSampler.of(random, 1, 1)::sample)
                        .limit(PARTS)
                        .toArray());
        for (int part = 0; part < PARTS; part++) {
            draw.put(protocol + "w[" + (FIRST_PART + part) + "]", weights[part]);
        }
    }

    /** Hazards that rise or fall by up to e from the shortest durations to the longest. */
    private void putHazards(Map<String, Double> draw, String protocol) {
        double first = logUniform(0.2, 1);
        double growth = logUniform(1 / Math.E, Math.E);
        for (int cell = 0; cell < CELLS; cell++) {
            int edge = FIRST_EDGE + cell * EDGES_OF_CELL;
            draw.put(protocol + "hazard[" + edge + "]", first * Math.pow(growth, (double) cell / CELLS));
        }
        int last = FIRST_EDGE + CELLS * EDGES_OF_CELL;
        draw.put(protocol + "tail_index[" + last + ":" + (last + EDGES_OF_CELL) + "]", logUniform(1, 3));
    }

    /** Every parameter times its own factor of that width, but log means, which are moved; shares and weights stay such. */
    private Map<String, Double> around(Map<String, Double> centre, double width) {
        Map<String, Double> draw = new LinkedHashMap<>();
        centre.forEach((name, value) -> {
            double step = width * normal.sample();
            draw.put(name, name.startsWith("log_mean") ? value + 0.3 * step : value * Math.exp(step));
        });
        for (String share : List.of("tcp_share", "p12", "p21")) {
            draw.computeIfPresent(share, (name, value) -> Math.min(value, 0.95));
        }
        for (String protocol : new String[] {"tcp.w[", "udp.w["}) {
            List<String> names = draw.keySet().stream()
                    .filter(name -> name.startsWith(protocol))
                    .toList();
            double[] weights = normalised(names.stream().mapToDouble(draw::get).toArray());
            IntStream.range(0, weights.length).forEach(i -> draw.put(names.get(i), weights[i]));
        }
        return draw;
    }

    private static double[] normalised(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    private double exponential() {
        return -2 * Math.log1p(-random.nextDouble());
    }

    /** A number whose logarithm is evenly distributed. */
    double logUniform(double from, double to) {
        return from * Math.pow(to / from, random.nextDouble());
    }
}
