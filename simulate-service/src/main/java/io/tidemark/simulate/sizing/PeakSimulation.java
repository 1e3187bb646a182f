package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.Arriving;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DurationLaw;
import io.tidemark.simulate.concurrency.LagShares;
import io.tidemark.simulate.concurrency.MixedLaw;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Simulates the peak of concurrent connections over a horizon: many paths, each under one posterior draw from its first
 * second to its last ({@link LevelPaths}). Where there are several classes of users, the peak is that of their paths' sum. Sessions
 * that are held throughout raise it as a whole.
 *
 * <p>A path is drawn connection by connection where few are expected ({@link EventPath}), else as filtered counts with
 * Gaussian noise ({@link GaussianPath}). Lags are cut where less than 1e-6 of the mean level is left, or 0.01 connections.
 */
public final class PeakSimulation {

    /** Up to so many connections seen of each second, drawing them one by one takes about the time of the transforms. */
    static final double MOST_DRAWN_ONE_BY_ONE = 12;

    private static final double TAIL_OF_LEVEL = 1e-6;
    private static final double TAIL_CONNECTIONS = 0.01;

    private final MixedLaw law;
    private final int horizonSeconds;

    /**
     * @param law posterior and history
     * @param users number of users
     * @param horizonSeconds length of the horizon in seconds
     */
    public PeakSimulation(ConcurrencyLaw law, int users, int horizonSeconds) {
        this(MixedLaw.of(law, users), horizonSeconds);
    }

    /**
     * @param law the law of all users
     * @param horizonSeconds length of the horizon in seconds
     */
    public PeakSimulation(MixedLaw law, int horizonSeconds) {
        if (horizonSeconds < 1) {
            throw new IllegalArgumentException("horizon: expected 1 second or more, got " + horizonSeconds);
        }
        this.law = law;
        this.horizonSeconds = horizonSeconds;
    }

    /**
     * The law of the peak.
     *
     * @param paths number of paths
     * @param seed seed of all randomness
     */
    public PeakLaw peaks(int paths, long seed) {
        return simulate(paths, seed).law();
    }

    /** The same, with what the draws say one by one. */
    SimulatedPeaks simulate(int paths, long seed) {
        return new LevelPaths(law.concurrencyMoments(), Drawer::new).peaks(paths, seed);
    }

    /** Draws peaks in memory of its own. */
    private final class Drawer implements LevelPaths.PeakDrawer {

        private final GaussianPath.Buffers buffers = new GaussianPath.Buffers();

        @Override
        public long peak(int draw, UniformRandomProvider random) {
            int step = IntStream.range(0, law.classes().size())
                    .map(i -> step(i, draw))
                    .min()
                    .orElseThrow();
            double[] levels = new double[(horizonSeconds - 1) / step + 1];
            double[] ofOthers = new double[law.classes().size() > 1 ? levels.length : 0];
            drawLevels(0, draw, step, random, levels);
            for (int i = 1; i < law.classes().size(); i++) {
                drawLevels(i, draw, step, random, ofOthers);
                for (int at = 0; at < levels.length; at++) {
                    levels[at] += ofOthers[at];
                }
            }
            double peak = 0;
            for (double level : levels) {
                peak = Math.max(peak, level);
            }
            return Counted.below(peak + law.standing(draw, random));
        }

        private int step(int ofClass, int draw) {
            double seen = law.durations(ofClass, draw).meanWithin(law.blocks().historySeconds());
            return law.arrivalsHeld(ofClass, draw).pathStep(seen);
        }

        private void drawLevels(int ofClass, int draw, int step, UniformRandomProvider random, double[] into) {
            DurationLaw durations = law.durations(ofClass, draw);
            Arriving arrivals = law.arrivalsHeld(ofClass, draw).inSteps(step, durations, law.blocks());
            double[] shares = inSteps(step, shares(arrivals, durations, step));
            if (shares[0] == 0) {
                Arrays.fill(into, 0);
            } else {
                path(arrivals, shares, buffers).draw(random, into);
            }
        }
    }

    private double[] shares(Arriving arrivals, DurationLaw durations, int step) {
        double level = durations.meanWithin(law.blocks().historySeconds());
        double tail = Math.max(TAIL_OF_LEVEL * level, TAIL_CONNECTIONS * step / arrivals.mean());
        return LagShares.heldBySecond(durations, law.blocks(), tail);
    }

    /** The mean over the seconds of each step. */
    private static double[] inSteps(int step, double[] bySecond) {
        if (step == 1) {
            return bySecond;
        }
        double[] shares = new double[(bySecond.length - 1) / step + 1];
        for (int second = 0; second < bySecond.length; second++) {
            shares[second / step] += bySecond[second] / step;
        }
        return shares;
    }

    private static Path path(Arriving arrivals, double[] shares, GaussianPath.Buffers buffers) {
        return arrivals.mean() * shares[0] <= MOST_DRAWN_ONE_BY_ONE
                ? new EventPath(arrivals, shares)
                : new GaussianPath(arrivals, shares, buffers);
    }
}
