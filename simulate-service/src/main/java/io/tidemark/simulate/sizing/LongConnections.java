package io.tidemark.simulate.sizing;

/** What connections that last long contribute to the mean concurrency, over all draws, each weighted by its rate of new connections. */
final class LongConnections {

    private static final double SHORTEST_SECONDS = 1e-6;

    /** Bisections of a logarithm of 26 at most, to within 1 %. */
    private static final int BISECTIONS = 12;

    private final DrawnMeans means;

    LongConnections(DrawnMeans means) {
        this.means = means;
    }

    /** Share of all connections that last longer. */
    double shareOfAll(double seconds) {
        return means.average(durations -> durations.survival(seconds)) / means.average(durations -> 1);
    }

    /** Share of the mean concurrency that they hold: L(H) - L(x) + x S(x) of L(H), and what is held throughout. */
    double shareOfMean(double seconds) {
        double mean = means.average();
        if (seconds >= means.historySeconds() || mean == 0) {
            return 0;
        }
        double shorter =
                means.average(durations -> durations.meanWithin(seconds) - seconds * durations.survival(seconds));
        return (mean - shorter) / mean;
    }

    /** The duration in seconds that splits the mean: connections that last longer hold half of it. */
    double secondsOfHalf() {
        double low = Math.log(SHORTEST_SECONDS);
        double high = Math.log(means.historySeconds());
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (shareOfMean(Math.exp(middle)) > 0.5) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
