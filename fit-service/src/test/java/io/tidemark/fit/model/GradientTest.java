package io.tidemark.fit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.family.Families;
import io.tidemark.fit.Reference;
import io.tidemark.fit.mcmc.LogDensity;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of every family against finite differences, over the cube that chains start from. */
class GradientTest {

    private static final double STEP = 3e-5;

    static List<String> everyFamily() {
        return Stream.of(
                        Stream.of(Families.TABLE.article().name()),
                        Families.TABLE.arrivals().stream().map(family -> family.name() + "+gamma"),
                        Families.TABLE.durations().stream().map(family -> "nb+" + family.name()))
                .flatMap(models -> models)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyFamily")
    void gradientIsTheDerivativeOfTheDensity(String model) {
        assertGradient(model, twoCaptures(model.startsWith("hmm") ? 1 : 4));
    }

    @Test
    void gradientOfStandingSessionsIsTheDerivativeOfTheirDensity() {
        Observations captures = twoCaptures(4);
        StandingSessions standing = new StandingSessions(7, 5, 3, 9, 0.5, 1.5);
        assertGradient(
                "nb+gamma",
                new Observations(captures.series(), captures.durations(), captures.laws(), Optional.of(standing)));
    }

    private static void assertGradient(String model, Observations observations) {
        LogDensity density = Models.named(model).posterior(observations).target();
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3L);
        for (int trial = 0; trial < 200; trial++) {
            double[] position = DoubleStream.generate(() -> random.nextDouble(-3, 3))
                    .limit(density.dimension())
                    .toArray();
            double[] gradient = new double[position.length];
            double logDensity = density.evaluate(position, gradient);
            assertTrue(Double.isFinite(logDensity));
            double rounding = 4 * Math.ulp(logDensity) / STEP;
            for (int i = 0; i < position.length; i++) {
                double difference = difference(density, position, i, STEP);
                double truncation = Math.abs(difference - difference(density, position, i, 4 * STEP)) / 50;
                double tolerance = 1e-7 * (1 + Math.abs(difference)) + rounding + truncation;
                assertEquals(difference, gradient[i], tolerance, model + " coordinate " + i);
            }
        }
    }

    /** Derivative by the five-point stencil, whose error is of the fourth order: a step of four times makes it 256 times. */
    private static double difference(LogDensity density, double[] position, int coordinate, double step) {
        return (8 * (at(density, position, coordinate, step) - at(density, position, coordinate, -step))
                        - (at(density, position, coordinate, 2 * step) - at(density, position, coordinate, -2 * step)))
                / (12 * step);
    }

    private static double at(LogDensity density, double[] position, int coordinate, double offset) {
        double[] moved = position.clone();
        moved[coordinate] += offset;
        return density.evaluate(moved, new double[position.length]);
    }

    /** Two captures of different clocks, the second of the given number of users, with durations of zero and connections still open. */
    private static Observations twoCaptures(int users) {
        PerProtocol<DurationStatistics> one = new PerProtocol<>(
                statistics(1_000, new double[] {0, 0, 0.01, 0.5, 1, 2, 40}, new double[] {0, 3, 120, 700}),
                statistics(1_000, new double[] {0.001, 0.02, 0.5, 7, 9, 30, 31}, new double[] {12}));
        PerProtocol<DurationStatistics> other = new PerProtocol<>(
                statistics(1, new double[] {0, 0.3, 0.7, 5, 6, 7, 8, 9, 10, 300}, new double[] {}),
                statistics(1, new double[] {0.002, 0.03, 0.04, 0.5, 6, 7, 8, 9, 10, 11, 12, 13}, new double[] {2, 2}));
        return Observations.of(
                List.of(
                        new CountSeries(1, new PerProtocol<>(new int[] {3, 0, 8, 0}, new int[] {0, 1, 7, 0})),
                        new CountSeries(users, new PerProtocol<>(new int[] {4, 0, 6}, new int[] {1, 300, 13}))),
                List.of(one, other));
    }

    private static DurationStatistics statistics(long clockResolutionNanos, double[] closed, double[] open) {
        return DurationStatistics.of(
                new Durations(Reference.tally(closed), Reference.tally(open)), clockResolutionNanos);
    }
}
