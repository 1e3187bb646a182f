package io.tidemark.fit;

import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.DurationStatistics;
import io.tidemark.fit.model.FixedCells;
import io.tidemark.fit.model.Observations;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws a model's parameters from its priors and data from the parameters, family by family: TCP alone, half a minute, thirty
 * connections. The cells of {@code log-histogram} are {@link FixedCells}. Durations below the clock's resolution become zeros, those longer than a random time are cut short and
 * count as open.
 */
final class CalibrationSimulator {

    /** Length of the series. */
    static final int SECONDS = 30;

    private static final int CONNECTIONS = 30;
    private static final long CLOCK_NANOS = 20_000_000;
    private static final double CLOCK_SECONDS = CLOCK_NANOS * 1e-9;
    private static final double MEAN_SECONDS_UNTIL_CUT = 3;

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian gaussian;
    private final String arrivals;
    private final String durations;

    /** A simulator of the model {@code arrivals+durations}. */
    CalibrationSimulator(String model, UniformRandomProvider random) {
        this.random = random;
        this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        this.arrivals = model.substring(0, model.indexOf('+'));
        this.durations = model.substring(model.indexOf('+') + 1);
    }

    /**
     * Parameters and data drawn from them.
     *
     * @param parameters values in the order of the posterior's
     * @param observations data
     */
    record Simulated(double[] parameters, Observations observations) {}

    /**
     * Draws once. The lattice of {@code lognormal-grid} depends on whether there are zeros, so data without are drawn anew
     * with their parameters: the posterior given data that are kept is the same.
     */
    Simulated draw() {
        return Stream.generate(this::attempt)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private Optional<Simulated> attempt() {
        double[] ofArrivals = arrivalPrior();
        double[] ofDurations = durationPrior();
        DurationStatistics lengths = observed(durationSampler(ofDurations));
        if (lengths.zeroCount() == 0 && durations.equals("lognormal-grid")) {
            return Optional.empty();
        }
        int[] counts = arrivals.equals("nb") ? negativeBinomial(ofArrivals) : hiddenMarkov(ofArrivals);
        return Optional.of(new Simulated(
                DoubleStream.concat(Arrays.stream(ofArrivals), Arrays.stream(ofDurations))
                        .toArray(),
                Observations.of(
                        List.of(new CountSeries(1, new PerProtocol<>(counts, new int[SECONDS]))),
                        List.of(new PerProtocol<>(lengths, DurationStatistics.NONE)))));
    }

    private double[] arrivalPrior() {
        if (arrivals.equals("nb")) {
            return exponentials(2);
        }
        return arrivals.equals("hmm-tied") ? tiedPrior() : hiddenMarkovPrior();
    }

    /** The same parameters as {@link #hiddenMarkovPrior()}, the states tied to each other. */
    private double[] tiedPrior() {
        double centre = Math.log(0.3) + 1.5 * gaussian.sample();
        double difference = Math.abs(2.5 * gaussian.sample());
        return DoubleStream.of(
                        centre - difference / 2,
                        centre + difference / 2,
                        0.5 * Math.exp(gaussian.sample()),
                        0.5 * Math.exp(gaussian.sample()),
                        betaOneFour(),
                        betaOneFour())
                .toArray();
    }

    private int[] negativeBinomial(double[] prior) {
        return IntStream.generate(() -> poisson(gamma(prior[0], prior[1])))
                .limit(SECONDS)
                .toArray();
    }

    /** log_mean[1], log_mean[2], phi[1], phi[2], p12, p21. */
    private double[] hiddenMarkovPrior() {
        double[] logMeans = {3 * gaussian.sample(), 3 * gaussian.sample()};
        Arrays.sort(logMeans);
        return DoubleStream.of(logMeans[0], logMeans[1], exponential(2), exponential(2), betaOneFour(), betaOneFour())
                .toArray();
    }

    private double betaOneFour() {
        return 1 - Math.pow(random.nextDouble(), 0.25);
    }

    private int[] hiddenMarkov(double[] prior) {
        double[] leave = {prior[4], prior[5]};
        int[] counts = new int[SECONDS];
        int state = random.nextDouble() < leave[1] / (leave[0] + leave[1]) ? 0 : 1;
        for (int second = 0; second < SECONDS; second++) {
            double size = prior[2 + state];
            counts[second] = poisson(gamma(size, size / Math.exp(prior[state])));
            state = random.nextDouble() < leave[state] ? 1 - state : state;
        }
        return counts;
    }

    private double[] durationPrior() {
        if (durations.equals("gamma")) {
            return exponentials(2);
        }
        if (durations.equals("log-histogram")) {
            return FixedCells.priorDraw(gaussian);
        }
        return durations.equals("lognormal-grid") ? dirichlet(gridParts(), 1) : mixturePrior(mixtureParts());
    }

    private int mixtureParts() {
        return Integer.parseInt(durations.substring("lognormal-mix".length()));
    }

    /** Weights where there are several parts, means in ascending order, sigmas. */
    private double[] mixturePrior(int parts) {
        double[] weights = parts > 1 ? dirichlet(parts, 2) : new double[0];
        double[] means = DoubleStream.generate(() -> 5 * gaussian.sample())
                .limit(parts)
                .sorted()
                .toArray();
        double[] sigmas = DoubleStream.generate(() -> Math.exp(0.75 * gaussian.sample()))
                .limit(parts)
                .toArray();
        return Stream.of(weights, means, sigmas).flatMapToDouble(Arrays::stream).toArray();
    }

    private DoubleSupplier durationSampler(double[] prior) {
        if (durations.equals("gamma")) {
            return () -> gamma(prior[0], prior[1]);
        }
        if (durations.equals("log-histogram")) {
            return FixedCells.durations(prior, random);
        }
        if (durations.equals("lognormal-grid")) {
            return () -> Math.exp(Math.log(1e-9) + 0.8 * (gridFirst() + part(prior) - 1) + 0.6 * gaussian.sample());
        }
        int parts = mixtureParts();
        int from = parts > 1 ? parts : 0;
        return () -> {
            int part = parts > 1 ? part(prior) : 0;
            return Math.exp(prior[from + part] + prior[from + parts + part] * gaussian.sample());
        };
    }

    /** The lattice from two widths below the clock's resolution to the length of the series. */
    private static int gridFirst() {
        return (int) Math.floor(gridIndex(Math.log(CLOCK_SECONDS) - 1.2));
    }

    private static int gridParts() {
        return (int) Math.floor(gridIndex(Math.log(SECONDS))) - gridFirst() + 1;
    }

    private static double gridIndex(double logSeconds) {
        return (logSeconds - Math.log(1e-9)) / 0.8 + 1;
    }

    /** A part by its weight, the weights first among the parameters. */
    private int part(double[] weights) {
        double left = random.nextDouble();
        int part = 0;
        while (left > weights[part]) {
            left -= weights[part++];
        }
        return part;
    }

    private DurationStatistics observed(DoubleSupplier seconds) {
        double[] closed = new double[CONNECTIONS];
        double[] open = new double[CONNECTIONS];
        int ended = 0;
        int cut = 0;
        for (int i = 0; i < CONNECTIONS; i++) {
            double duration = seconds.getAsDouble();
            double untilCut = Math.min(SECONDS - 1, CLOCK_SECONDS + exponential(MEAN_SECONDS_UNTIL_CUT));
            if (duration > untilCut) {
                open[cut++] = untilCut;
            } else {
                closed[ended++] = duration < CLOCK_SECONDS ? 0 : duration;
            }
        }
        return DurationStatistics.of(
                new Durations(Reference.tally(Arrays.copyOf(closed, ended)), Reference.tally(Arrays.copyOf(open, cut))),
                CLOCK_NANOS);
    }

    private double[] dirichlet(int parts, double concentration) {
        double[] weights = DoubleStream.generate(() -> gamma(concentration, 1))
                .limit(parts)
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    private double[] exponentials(int number) {
        return DoubleStream.generate(() -> exponential(2)).limit(number).toArray();
    }

    private double exponential(double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }

    private double gamma(double shape, double rate) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1 / rate)
                .sample();
    }

    private int poisson(double mean) {
        return mean < 1e-12 ? 0 : PoissonSampler.of(random, mean).sample();
    }
}
