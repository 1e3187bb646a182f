package io.tidemark.simulate.backtest;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
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
    void add(PredictedLevels predicted, IntUnaryOperator levels, UniformRandomProvider random) {
        for (int second = 0; second < predicted.seconds(); second++) {
            int level = levels.applyAsInt(second);
            double below = predicted.atMost(second, level - 1L);
            double at = predicted.atMost(second, level);
            double value = below + random.nextDouble() * (at - below);
            counts[Math.min((int) (value * BINS), BINS - 1)]++;
        }
    }

    /**
     * Distance from an even histogram, 0 to 1/3: the sum over the inner edges u of (F(u) - u)^2, by the number of bins, F the share of
     * the seconds below u. It is the statistic of Cramér and von Mises by the number of seconds, as far as bins show it.
     */
    double distance() {
        double sum = 0;
        for (int edge = 1; edge < BINS; edge++) {
            sum += Math.pow(below(edge) - edges[edge], 2);
        }
        return sum / BINS;
    }

    /** How the seconds lie. */
    public Shape shape() {
        double low = below(BINS / 4);
        double high = 1 - below(BINS - BINS / 4);
        if (low > 0.25 && high > 0.25) {
            return Shape.AT_BOTH_ENDS;
        }
        if (low < 0.25 && high < 0.25) {
            return Shape.IN_THE_MIDDLE;
        }
        return low > high ? Shape.LOW : Shape.HIGH;
    }

    private double below(int edge) {
        long below = 0;
        long all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            below += bin < edge ? counts[bin] : 0;
            all += counts[bin];
        }
        return (double) below / all;
    }

    /** Where measured levels lie in the predicted law more often than they should. */
    public enum Shape {
        /** Below its median. */
        LOW,
        /** Above its median. */
        HIGH,
        /** Near its median: the prediction is too wide. */
        IN_THE_MIDDLE,
        /** Far from its median, on both sides: the prediction is too narrow. */
        AT_BOTH_ENDS
    }
}
