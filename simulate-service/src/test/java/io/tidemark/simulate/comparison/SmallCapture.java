package io.tidemark.simulate.comparison;

import io.tidemark.contracts.LogBins;
import java.util.Arrays;
import java.util.List;

/** A capture of a few counts and durations, whose resampling has moments in closed form. */
final class SmallCapture {

    static final int SECONDS = 40;

    private static final double[] TCP_SECONDS = {0, 0.4, 3, 25};
    private static final long[] TCP_COUNTS = {10, 20, 15, 5};
    private static final double[] UDP_SECONDS = {0.05, 8};
    private static final long[] UDP_COUNTS = {3, 1};

    private SmallCapture() {}

    static int[] tcp() {
        int[] counts = new int[SECONDS];
        Arrays.setAll(counts, second -> second % 5 == 0 ? 4 : second % 7 == 0 ? 1 : 0);
        return counts;
    }

    /** UDP comes where TCP does, so that the counts of a second are not independent. */
    static int[] udp() {
        return Arrays.stream(tcp()).map(count -> count / 2).toArray();
    }

    static MeasuredTraffic traffic() {
        int[] concurrency = new int[SECONDS];
        Arrays.setAll(concurrency, second -> second / 4);
        return new MeasuredTraffic(
                "small",
                1,
                concurrency,
                List.of(
                        new MeasuredConnections(tcp(), durations(TCP_SECONDS, TCP_COUNTS)),
                        new MeasuredConnections(udp(), durations(UDP_SECONDS, UDP_COUNTS))));
    }

    private static MeasuredDurations durations(double[] seconds, long[] counts) {
        int zeros = seconds[0] == 0 ? 1 : 0;
        return new MeasuredDurations(
                zeros == 1 ? counts[0] : 0,
                Arrays.stream(seconds).skip(zeros).mapToInt(LogBins::of).toArray(),
                Arrays.stream(counts).skip(zeros).toArray());
    }

    /** Sum over lags below so many of lambda Sbar, for both protocols. */
    static double mean(int lags) {
        double sum = 0;
        for (int k = 0; k < lags; k++) {
            sum += mean(tcp()) * tcpHeld(k) + mean(udp()) * udpHeld(k);
        }
        return sum;
    }

    /** Var(C Sbar + D Tbar) over seconds, and what the ends of the connections add, for the lags below so many. */
    static double variance(int lags) {
        double sum = 0;
        for (int k = 0; k < lags; k++) {
            double[] held = new double[SECONDS];
            int lag = k;
            Arrays.setAll(held, second -> tcp()[second] * tcpHeld(lag) + udp()[second] * udpHeld(lag));
            double mean = Arrays.stream(held).average().orElseThrow();
            sum += Arrays.stream(held)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow();
            sum += mean(tcp()) * tcpHeld(k) * (1 - tcpHeld(k)) + mean(udp()) * udpHeld(k) * (1 - udpHeld(k));
        }
        return sum;
    }

    private static double mean(int[] counts) {
        return Arrays.stream(counts).average().orElseThrow();
    }

    private static double tcpHeld(int lag) {
        return held(TCP_SECONDS, TCP_COUNTS, lag);
    }

    private static double udpHeld(int lag) {
        return held(UDP_SECONDS, UDP_COUNTS, lag);
    }

    /** Sbar(k) = L(k + 1) - L(k), L(x) the mean of min(d, x). */
    private static double held(double[] seconds, long[] counts, int lag) {
        double sum = 0;
        for (int i = 0; i < seconds.length; i++) {
            sum += counts[i] * (Math.min(seconds[i], lag + 1) - Math.min(seconds[i], lag));
        }
        return sum / Arrays.stream(counts).sum();
    }
}
