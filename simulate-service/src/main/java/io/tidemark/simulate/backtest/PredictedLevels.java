package io.tidemark.simulate.backtest;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.Posterior;

/**
 * What a posterior predicts of concurrency at every second of a capture's second half. A capture begins with nothing: at its
 * second t it can only hold connections that started k &lt; t seconds back, so that the law is that of lags below t. It
 * is computed at {@value #ANCHORS} seconds, evenly spaced; between them F is interpolated, for it changes only by connections
 * older than half the capture.
 */
final class PredictedLevels {

    private static final int ANCHORS = 17;

    private final int seconds;
    private final LevelDistribution[] anchors;

    private PredictedLevels(int seconds, LevelDistribution[] anchors) {
        this.seconds = seconds;
        this.anchors = anchors;
    }

    static PredictedLevels of(Posterior posterior, MeasuredCapture capture) {
        int seconds = capture.secondHalfSeconds();
        LevelDistribution[] anchors = new LevelDistribution[Math.min(ANCHORS, seconds)];
        for (int i = 0; i < anchors.length; i++) {
            int second = anchors.length == 1 ? 0 : (int) Math.round((seconds - 1.0) * i / (anchors.length - 1));
            LagBlocks lags = LagBlocks.over(capture.firstHalfSeconds() + second);
            anchors[i] = LevelDistribution.of(ConcurrencyLaw.of(posterior, lags), capture.users());
        }
        return new PredictedLevels(seconds, anchors);
    }

    /** Number of seconds of the second half. */
    int seconds() {
        return seconds;
    }

    /** P(N &lt;= n) so many seconds into the second half. */
    double atMost(int second, long n) {
        double position = position(second);
        int before = (int) position;
        double share = position - before;
        double at = anchors[before].atMost(n);
        return share == 0 ? at : at + share * (anchors[before + 1].atMost(n) - at);
    }

    /** The smallest n with P(N &lt;= n) &gt;= p, so many seconds into the second half. */
    int quantile(int second, double p) {
        long low = -1;
        long high = 1;
        while (high < Integer.MAX_VALUE && atMost(second, high) < p) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (atMost(second, middle) >= p) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (int) Math.min(high, Integer.MAX_VALUE);
    }

    private double position(int second) {
        return seconds == 1 ? 0 : (double) second * (anchors.length - 1) / (seconds - 1);
    }
}
