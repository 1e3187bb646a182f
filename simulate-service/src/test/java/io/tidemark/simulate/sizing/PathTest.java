package io.tidemark.simulate.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.NegativeBinomialArrivals;
import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PathTest {

    private static final int HISTORY = 500;
    private static final int HORIZON = 40;
    private static final int PATHS = 10_000;

    /** A false alarm once in a million runs of the whole test, by Dvoretzky, Kiefer and Wolfowitz at each second. */
    private static final double DISTANCE = Math.sqrt(Math.log(2 * HORIZON / 1e-6) / (2 * PATHS));

    /** What the distribution function of Gaussian paths may be off by. */
    private static final double GAUSSIAN_ERROR = 0.01;

    private final SplittableUniformRandomProvider root =
            (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(407L);

    static Stream<Arguments> draws() {
        return Stream.of(
                Arguments.of("workstation", Draw.WORKSTATION, 1),
                Arguments.of("ten workstations", Draw.WORKSTATION, 10),
                Arguments.of("short connections", new Draw(3, 0.1, 0.5, 5), 1),
                Arguments.of("long connections", new Draw(0.5, 1, 2, 0.005), 1),
                Arguments.of("rare bursts", new Draw(0.01, 0.005, 0.5, 0.05), 1),
                Arguments.of("bursts too large to draw one by one", new Draw(0.0005, 1e-6, 0.5, 0.05), 1),
                Arguments.of("Poisson-like", new Draw(2_000, 1_000, 1, 0.1), 1));
    }

    @ParameterizedTest(name = "{0}, {2} users")
    @MethodSource("draws")
    void eventPathsHaveTheExactLawAtEverySecond(String name, Draw draw, int users) {
        EventPath path = new EventPath(draw.arrivals(users), draw.shares(HISTORY));
        assertTrue(largestDistance(path, draw.law(HISTORY), users) < DISTANCE);
    }

    static Stream<Arguments> manyConnections() {
        return Stream.of(
                Arguments.of("ten workstations", Draw.WORKSTATION, 10),
                Arguments.of("short connections", new Draw(3, 0.1, 0.5, 5), 4),
                Arguments.of("long connections", new Draw(0.5, 1, 2, 0.005), 30),
                Arguments.of("bursts", new Draw(0.5, 0.005, 0.5, 0.05), 1),
                Arguments.of("Poisson-like", new Draw(2_000, 1_000, 1, 0.1), 10));
    }

    static Stream<Arguments> gaussianDraws() {
        return Stream.concat(manyConnections(), Stream.of(Arguments.of("200 workstations", Draw.WORKSTATION, 200)));
    }

    @ParameterizedTest(name = "{0}, {2} users")
    @MethodSource("gaussianDraws")
    void gaussianPathsHaveTheExactLawAtEverySecondToWithinOnePerCent(String name, Draw draw, int users) {
        GaussianPath path = gaussian(draw, users, HISTORY);
        assertTrue(largestDistance(path, draw.law(HISTORY), users) < DISTANCE + GAUSSIAN_ERROR);
    }

    /** Transforms of 64 seconds, 29 of them history: a second stretch begins at second 35 of 40. */
    @Test
    void stretchesOfAPathHaveTheExactLawAndHangTogether() {
        int history = 30;
        Draw draw = new Draw(0.5, 0.1, 2, 0.01);
        GaussianPath path = new GaussianPath(draw.arrivals(20), draw.shares(history), new GaussianPath.Buffers(), 64);
        assertTrue(largestDistance(path, draw.law(history), 20) < DISTANCE + GAUSSIAN_ERROR);
        double[] levels = new double[HORIZON];
        double steps = 0;
        double across = 0;
        for (int i = 0; i < PATHS; i++) {
            path.draw(root.split(), levels);
            steps += Math.pow(levels[34] - levels[33], 2) / PATHS;
            across += Math.pow(levels[35] - levels[34], 2) / PATHS;
        }
        assertEquals(1, across / steps, 0.25);
    }

    /**
     * Cov(N_t, N_(t+h)) = lambda sum of s(k+h) (1 - s(k)) + Var C sum of s(k) s(k+h). The estimate from n pairs has a standard
     * error of at most some 2 Var N / sqrt(n); six of them.
     */
    @ParameterizedTest(name = "{0}, {2} users")
    @MethodSource("manyConnections")
    void bothKindsOfPathHaveTheAutocovarianceOfTheClosedForm(String name, Draw draw, int users) {
        double[] shares = draw.shares(HISTORY);
        int lag = 20;
        double expected = autocovariance(draw, users, shares, lag);
        double tolerance = 12 * autocovariance(draw, users, shares, 0) / Math.sqrt(PATHS) + 0.02 * expected;
        assertEquals(expected, sampleCovariance(gaussian(draw, users, HISTORY), draw, users, lag), tolerance);
        assertEquals(
                expected, sampleCovariance(new EventPath(draw.arrivals(users), shares), draw, users, lag), tolerance);
    }

    /** Two samples of 2,000 peaks each; Smirnov's bound for a false alarm once in a million, and the Gaussian error. */
    @ParameterizedTest(name = "{0}, {2} users")
    @MethodSource("manyConnections")
    void bothKindsOfPathHaveTheSamePeaks(String name, Draw draw, int users) {
        int paths = 2_000;
        int horizon = 600;
        PeakLaw ofEvents = peaks(new EventPath(draw.arrivals(users), draw.shares(HISTORY)), paths, horizon);
        PeakLaw ofGaussian = peaks(gaussian(draw, users, HISTORY), paths, horizon);
        double bound = Math.sqrt(Math.log(2 / 1e-6) / paths) + 0.03;
        for (double p = 0.01; p < 1; p += 0.01) {
            long level = ofEvents.quantile(p);
            assertEquals(ofEvents.atMost(level), ofGaussian.atMost(level), bound, "at peak " + level);
        }
        double mean = ofEvents.quantile(0.5);
        assertEquals(mean, ofGaussian.quantile(0.5), Math.max(0.01 * mean, 2));
    }

    /**
     * Every connection with its instant of start and its duration, read at whole seconds, written down without any of the
     * classes under test. Smirnov's bound for two samples of 2,000, a false alarm once in a million.
     */
    @Test
    void eventPathsHaveThePeaksOfABruteForceSimulation() {
        Draw draw = new Draw(0.4, 0.2, 0.5, 0.05);
        int paths = 2_000;
        int horizon = 300;
        int history = 400;
        PeakLaw ofEvents = peaks(new EventPath(draw.arrivals(1), draw.shares(history)), paths, horizon);
        long[] peaks = new long[paths];
        Arrays.setAll(peaks, path -> bruteForcePeak(root.split(), draw, history, horizon));
        PeakLaw ofBruteForce = new PeakLaw(peaks);
        double bound = Math.sqrt(Math.log(2 / 1e-6) / paths);
        for (long level = 0; level < 200; level++) {
            assertEquals(ofBruteForce.atMost(level), ofEvents.atMost(level), bound, "at peak " + level);
        }
    }

    @Test
    void gaussianPathsOfAMillionUsersCostNoMoreThanOfAHundred() {
        GaussianPath path = gaussian(Draw.WORKSTATION, 1_000_000, HISTORY);
        double[] levels = new double[HORIZON];
        path.draw(root.split(), levels);
        PredictiveLaw law = Draw.WORKSTATION.law(HISTORY).concurrentConnections(1_000_000);
        for (double level : levels) {
            assertEquals(law.mean(), level, 8 * law.sd());
        }
    }

    @Test
    void noDrawIsTooExtremeForAPath() {
        double[] levels = new double[HORIZON];
        for (double alpha : new double[] {1e-6, 1, 1e6}) {
            for (double beta : new double[] {1e-3, 1, 1e6}) {
                for (double shape : new double[] {1e-3, 1, 1e5}) {
                    for (double rate : new double[] {1e-5, 1, 1e3}) {
                        Draw draw = new Draw(alpha, beta, shape, rate);
                        gaussian(draw, 1, HISTORY).draw(root.split(), levels);
                        for (double level : levels) {
                            assertTrue(level >= 0 && Double.isFinite(level), draw::toString);
                        }
                    }
                }
            }
        }
    }

    private static GaussianPath gaussian(Draw draw, int users, int history) {
        return new GaussianPath(draw.arrivals(users), draw.shares(history), new GaussianPath.Buffers());
    }

    private double largestDistance(Path path, ConcurrencyLaw law, int users) {
        return SampledLevels.of(path, PATHS, HORIZON, root)
                .largestDistance(law.concurrentConnections(users).pmf());
    }

    private static double autocovariance(Draw draw, int users, double[] shares, int lag) {
        NegativeBinomialArrivals arrivals = draw.arrivals(users);
        double departures = 0;
        double common = 0;
        for (int k = 0; k + lag < shares.length; k++) {
            departures += shares[k + lag] * (1 - shares[k]);
            common += shares[k + lag] * shares[k];
        }
        return arrivals.mean() * (departures + (1 + 1 / arrivals.rate()) * common);
    }

    private double sampleCovariance(Path path, Draw draw, int users, int lag) {
        double mean = draw.law(HISTORY).concurrentConnections(users).mean();
        double[] levels = new double[lag + 1];
        double sum = 0;
        for (int i = 0; i < PATHS; i++) {
            path.draw(root.split(), levels);
            sum += (levels[0] - mean) * (levels[lag] - mean);
        }
        return sum / PATHS;
    }

    private PeakLaw peaks(Path path, int paths, int horizon) {
        double[] levels = new double[horizon];
        long[] peaks = new long[paths];
        for (int i = 0; i < paths; i++) {
            path.draw(root.split(), levels);
            peaks[i] = (long) Arrays.stream(levels).max().orElseThrow();
        }
        return new PeakLaw(peaks);
    }

    private static long bruteForcePeak(UniformRandomProvider random, Draw draw, int history, int horizon) {
        ContinuousSampler intensity = AhrensDieterMarsagliaTsangGammaSampler.of(random, draw.alpha(), 1 / draw.beta());
        ContinuousSampler duration = AhrensDieterMarsagliaTsangGammaSampler.of(random, draw.shape(), 1 / draw.rate());
        int[] open = new int[horizon];
        for (int second = -history; second < horizon; second++) {
            double mean = intensity.sample();
            int count = mean > 1e-12 ? PoissonSampler.of(random, mean).sample() : 0;
            for (int connection = 0; connection < count; connection++) {
                double start = second + random.nextDouble();
                double end = start + duration.sample();
                for (int read = Math.max((int) Math.ceil(start), 0); read < Math.min(end, horizon); read++) {
                    open[read]++;
                }
            }
        }
        return Arrays.stream(open).max().orElseThrow();
    }
}
