package io.tidemark.simulate.sizing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HiddenMarkovPathTest {

    private static final int HISTORY = 300;
    private static final int HORIZON = 20;
    private static final int PATHS = 10_000;

    /** A false alarm once in a million runs of the whole test, by Dvoretzky, Kiefer and Wolfowitz at each second. */
    private static final double DISTANCE = Math.sqrt(Math.log(2 * HORIZON / 1e-6) / (2 * PATHS));

    private static final double GAUSSIAN_ERROR = 0.01;

    private final SplittableUniformRandomProvider root =
            (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(815L);

    static Stream<Arguments> draws() {
        return Stream.of(
                Arguments.of("workstation", Bursts.WORKSTATION, 1),
                Arguments.of("seven workstations", Bursts.WORKSTATION, 7),
                Arguments.of("an office of 25, ten of them", new Bursts(25, 4, 2, 30, 5, 0.02, 0.1, -1, 2), 10),
                Arguments.of("an office of 25, sixty like them", new Bursts(25, 0.4, 2, 8, 5, 0.02, 0.1, -1, 2), 60),
                Arguments.of("states of minutes", new Bursts(1, 0.2, 1, 3, 3, 0.005, 0.01, 1, 1), 4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("draws")
    void eventPathsHaveTheExactLawAtEverySecond(String name, Bursts draw, int users) {
        Path path = new EventPath(draw.arrivals(users), draw.shares(HISTORY));
        assertTrue(largestDistance(path, draw, users) < DISTANCE);
    }

    static Stream<Arguments> manyConnections() {
        return Stream.of(
                Arguments.of("ten workstations", Bursts.WORKSTATION, 10),
                Arguments.of("a thousand workstations", Bursts.WORKSTATION, 1_000),
                Arguments.of("an office of 25, 160 like them", new Bursts(25, 4, 2, 30, 5, 0.02, 0.1, -1, 2), 160),
                Arguments.of("states of minutes", new Bursts(1, 0.2, 1, 3, 3, 0.005, 0.01, 1, 1), 40));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manyConnections")
    void gaussianPathsHaveTheExactLawAtEverySecondToWithinOnePerCent(String name, Bursts draw, int users) {
        Path path = new GaussianPath(draw.arrivals(users), draw.shares(HISTORY), new GaussianPath.Buffers());
        assertTrue(largestDistance(path, draw, users) < DISTANCE + GAUSSIAN_ERROR);
    }

    private double largestDistance(Path path, Bursts draw, int users) {
        return SampledLevels.of(path, PATHS, HORIZON, root)
                .largestDistance(draw.law(HISTORY).concurrentConnections(users).pmf());
    }
}
