package io.tidemark.simulate.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Connections that end in a minute, against every connection with its instant of start and its duration, written down without any of
 * the classes under test. All users together start some three a second, however many they are.
 */
class EndedPerMinuteTest {

    private static final int HISTORY = 150;
    private static final int MINUTE = 60;
    private static final int MINUTES = 10_000;
    private static final int CASES = 15;

    /** A false alarm once in a million runs of all cases, by Dvoretzky, Kiefer and Wolfowitz. */
    private static final double DISTANCE = Math.sqrt(Math.log(2 * CASES / 1e-6) / (2 * MINUTES));

    /** Standard errors that the mean of the minutes may be off by; a false alarm once in ten million in each case. */
    private static final double ERRORS = 5.33;

    private static final double FIRST_EDGE = 1e-12 * Math.exp(27);
    private static final double LAST_EDGE = 1e-12 * Math.exp(31);
    private static final double CAPTURE = 1e-12 * Math.exp(33);

    private final UniformRandomProvider random = RandomSource.L64_X128_MIX.create(20L);
    private final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);

    static Stream<Arguments> cases() {
        return Stream.of(
                        "nb+gamma",
                        "nb+lognormal-mix2",
                        "nb+log-histogram",
                        "hmm-nb2+lognormal-mix2",
                        "hmm-tied+log-histogram")
                .flatMap(model -> Stream.of(1, 200, 1_000_000).map(users -> Arguments.of(model, users)));
    }

    @ParameterizedTest(name = "{0}, {1} users")
    @MethodSource("cases")
    void isThatOfABruteForceSimulation(String model, int users) {
        ConcurrencyLaw law = law(model, users);
        PredictiveLaw ended = MixedLaw.of(law, users).connectionsEndedPerMinute();
        DoubleSupplier duration = durations(model);
        double[] minutes = new double[MINUTES];
        Arrays.setAll(minutes, i -> endedInAMinute(counts(model, users), duration));
        double mean = Arrays.stream(minutes).average().orElseThrow();
        assertEquals(MINUTE * law.arrivals(0, users).mean(), ended.mean(), 1e-9 * ended.mean());
        assertEquals(ended.mean(), mean, ERRORS * ended.sd() / Math.sqrt(MINUTES));
        Arrays.sort(minutes);
        double largest = largestDistance(minutes, ended.pmf());
        assertTrue(largest < DISTANCE, () -> "distance " + largest + ", limit " + DISTANCE);
    }

    private static double largestDistance(double[] sorted, PredictiveLaw.Pmf pmf) {
        assertEquals(1, pmf.step());
        double expected = 0;
        double largest = 0;
        int atMost = 0;
        for (int bin = 0; bin < pmf.probabilities().length; bin++) {
            expected += pmf.probabilities()[bin];
            while (atMost < sorted.length && sorted[atMost] <= pmf.from() + bin) {
                atMost++;
            }
            largest = Math.max(largest, Math.abs((double) atMost / sorted.length - expected));
        }
        return largest;
    }

    /** Ends at 0 to 60 of connections that start from a history before; none is held longer than that. */
    private int endedInAMinute(DoubleSupplier counts, DoubleSupplier duration) {
        int ended = 0;
        for (int second = -HISTORY; second < MINUTE; second++) {
            for (int left = (int) counts.getAsDouble(); left > 0; left--) {
                double end = second + random.nextDouble() + Math.min(duration.getAsDouble(), HISTORY);
                ended += end >= 0 && end < MINUTE ? 1 : 0;
            }
        }
        return ended;
    }

    /** Counts of consecutive seconds: of all users at once, for negative binomial counts of one beta sum to another. */
    private DoubleSupplier counts(String model, int users) {
        if (model.startsWith("nb")) {
            return () -> negativeBinomial(0.6, 3);
        }
        int units = users == 1 ? 1 : 4;
        double kept = users / (double) (units * usersOfAUnit(users));
        int[] states = new int[units];
        Arrays.setAll(states, unit -> random.nextDouble() < 0.2 ? 1 : 0);
        return () -> {
            double sum = 0;
            for (int unit = 0; unit < units; unit++) {
                double started = states[unit] == 0 ? negativeBinomial(0.5, 0.3) : negativeBinomial(2, 3);
                for (; started > 0; started--) {
                    sum += random.nextDouble() < kept ? 1 : 0;
                }
                double change = random.nextDouble();
                states[unit] = states[unit] == 0 ? change < 0.02 ? 1 : 0 : change < 0.08 ? 0 : 1;
            }
            return sum;
        };
    }

    private double negativeBinomial(double shape, double mean) {
        double intensity = AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, mean / shape)
                .sample();
        return intensity > 1e-12 ? PoissonSampler.of(random, intensity).sample() : 0;
    }

    private DoubleSupplier durations(String model) {
        if (model.endsWith("gamma")) {
            return AhrensDieterMarsagliaTsangGammaSampler.of(random, 0.3, 60)::sample;
        }
        if (model.endsWith("mix2")) {
            return () -> random.nextDouble() < 0.7
                    ? Math.exp(-1 + 1.5 * normal.sample())
                    : Math.exp(4 + 0.6 * normal.sample());
        }
        return this::ofLogHistogram;
    }

    /** Two cells of two units of log seconds, hazards 0.2 and 0.5, and a tail of index 1.3 up to the capture's length, of 6 beyond. */
    private double ofLogHistogram() {
        double edge = FIRST_EDGE;
        for (double hazard : new double[] {0.2, 0.5}) {
            if (random.nextDouble() > Math.exp(-2 * hazard)) {
                return edge * Math.exp(2 * random.nextDouble());
            }
            edge *= Math.exp(2);
        }
        double duration = LAST_EDGE * Math.pow(random.nextDouble(), -1 / 1.3);
        return duration < CAPTURE ? duration : CAPTURE * Math.pow(random.nextDouble(), -1.0 / 6);
    }

    /** The posterior of one draw. */
    private static ConcurrencyLaw law(String model, int users) {
        Map<String, Double> draw = new LinkedHashMap<>();
        boolean hidden = model.startsWith("hmm");
        if (hidden) {
            draw.putAll(Map.of("log_mean[1]", Math.log(0.3), "log_mean[2]", Math.log(3)));
            draw.putAll(Map.of("phi[1]", 0.5, "phi[2]", 2.0, "p12", 0.02, "p21", 0.08));
        } else {
            draw.putAll(Map.of("nb_alpha", 0.6 / users, "nb_beta", 0.2));
        }
        if (model.endsWith("gamma")) {
            draw.putAll(Map.of("tcp.g_alpha", 0.3, "tcp.g_beta", 1.0 / 60));
        } else if (model.endsWith("mix2")) {
            draw.putAll(Map.of("tcp.w[1]", 0.7, "tcp.mu[1]", -1.0, "tcp.sigma[1]", 1.5));
            draw.putAll(Map.of("tcp.w[2]", 0.3, "tcp.mu[2]", 4.0, "tcp.sigma[2]", 0.6));
        } else {
            draw.putAll(Map.of("tcp.hazard[2160]", 0.2, "tcp.hazard[2320]", 0.5, "tcp.tail_index[2480:2640]", 1.3));
        }
        return ConcurrencyLaw.of(
                Posterior.of(model, PriorDraws.table(List.of(draw)), List.of(hidden ? usersOfAUnit(users) : 1)),
                LagBlocks.over(HISTORY));
    }

    /** One user is a unit; of more a unit holds three tenths, so that there are four, of which not all are kept. */
    private static int usersOfAUnit(int users) {
        return users == 1 ? 1 : users * 3 / 10;
    }
}
