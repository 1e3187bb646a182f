package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ArrivalLaw;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DurationLaw;
import io.tidemark.simulate.concurrency.HeldShares;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Simulates the peak of concurrent connections over a horizon: many paths, each under one posterior draw from its first
 * second to its last. Draws are ordered by the peak to expect of them and taken at even distances, so that the peaks spread
 * as over all draws and little is left to chance. Paths run in parallel with generators split off one seed, so that the same
 * request has the same answer.
 *
 * <p>A path is drawn connection by connection where few are expected ({@link EventPath}), else as filtered counts with
 * Gaussian noise ({@link GaussianPath}). Lags are cut where less than 1e-6 of the mean level is left, or 0.01 connections.
 */
public final class PeakSimulation {

    /** Up to so many connections seen of each second, drawing them one by one takes about the time of the transforms. */
    static final double MOST_DRAWN_ONE_BY_ONE = 12;

    private static final int PATHS_OF_A_CHUNK = 16;

    private static final double TAIL_OF_LEVEL = 1e-6;
    private static final double TAIL_CONNECTIONS = 0.01;

    private final ConcurrencyLaw law;
    private final int users;
    private final int horizonSeconds;

    /**
     * @param law posterior and history
     * @param users number of users
     * @param horizonSeconds length of the horizon in seconds
     */
    public PeakSimulation(ConcurrencyLaw law, int users, int horizonSeconds) {
        if (horizonSeconds < 1) {
            throw new IllegalArgumentException("horizon: expected 1 second or more, got " + horizonSeconds);
        }
        this.law = law;
        this.users = users;
        this.horizonSeconds = horizonSeconds;
    }

    /**
     * The law of the peak.
     *
     * @param paths number of paths
     * @param seed seed of all randomness
     */
    public PeakLaw peaks(int paths, long seed) {
        SplittableUniformRandomProvider root = (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(seed);
        UniformRandomProvider[] generators = new UniformRandomProvider[paths];
        Arrays.setAll(generators, path -> root.split());
        int[] draws = new ExpectedPeaks(law.draws(), draw -> law.mean(draw, users), draw -> law.sd(draw, users))
                .spread(paths);
        long[] peaks = new long[paths];
        int chunks = (paths + PATHS_OF_A_CHUNK - 1) / PATHS_OF_A_CHUNK;
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            double[] levels = new double[horizonSeconds];
            GaussianPath.Buffers buffers = new GaussianPath.Buffers();
            int to = Math.min((chunk + 1) * PATHS_OF_A_CHUNK, paths);
            for (int path = chunk * PATHS_OF_A_CHUNK; path < to; path++) {
                peaks[path] = peak(draws[path], buffers, generators[path], levels);
            }
        });
        return new PeakLaw(peaks);
    }

    private long peak(int draw, GaussianPath.Buffers buffers, UniformRandomProvider random, double[] levels) {
        ArrivalLaw arrivals = law.arrivals(draw, users);
        double[] shares = shares(arrivals, law.durations(draw));
        if (shares[0] == 0) {
            return 0;
        }
        path(arrivals, shares, buffers).draw(random, levels);
        double peak = 0;
        for (double level : levels) {
            peak = Math.max(peak, level);
        }
        return (long) peak;
    }

    private double[] shares(ArrivalLaw arrivals, DurationLaw durations) {
        double level = durations.meanWithin(law.blocks().historySeconds());
        double tail = Math.max(TAIL_OF_LEVEL * level, TAIL_CONNECTIONS / arrivals.mean());
        return HeldShares.bySecond(durations, law.blocks(), tail);
    }

    private Path path(ArrivalLaw arrivals, double[] shares, GaussianPath.Buffers buffers) {
        return arrivals.mean() * shares[0] <= MOST_DRAWN_ONE_BY_ONE
                ? new EventPath(arrivals, shares)
                : new GaussianPath(arrivals, shares, buffers);
    }
}
