package io.tidemark.simulate.backtest;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Histogram of the probability integral transform, randomised for counts: F(n - 1) + V (F(n) - F(n - 1)) with V uniform. It is flat
 * where the prediction is right, a hill where it is too wide, a valley where it is too narrow.
 *
 * @param edges ends of the bins, from 0 to 1
 * @param counts seconds in each bin
 */
public record Pit(double[] edges, long[] counts) {

    private static final int BINS = 20;

    static Pit empty() {
        double[] edges = new double[BINS + 1];
        Arrays.setAll(edges, i -> (double) i / BINS);
        return new Pit(edges, new long[BINS]);
    }

    /** Adds all seconds of a second half. */
    void add(PredictedLevels predicted, MeasuredCapture capture, UniformRandomProvider random) {
        for (int second = 0; second < predicted.seconds(); second++) {
            int level = capture.measured(second);
            double below = predicted.atMost(second, level - 1L);
            double at = predicted.atMost(second, level);
            double value = below + random.nextDouble() * (at - below);
            counts[Math.min((int) (value * BINS), BINS - 1)]++;
        }
    }
}
