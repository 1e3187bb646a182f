package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DurationLaw;
import java.util.function.ToDoubleFunction;

/** What connections that last long contribute to the mean concurrency, over all draws, each weighted by its rate of new connections. */
final class LongConnections {

    private static final double SHORTEST_SECONDS = 1e-6;

    /** Bisections of a logarithm of 26 at most, to within 1 %. */
    private static final int BISECTIONS = 12;

    private final ConcurrencyLaw law;
    private final double historySeconds;

    LongConnections(ConcurrencyLaw law) {
        this.law = law;
        this.historySeconds = law.blocks().historySeconds();
    }

    /** Share of all connections that last longer. */
    double shareOfAll(double seconds) {
        return rates(durations -> durations.survival(seconds)) / rates(durations -> 1);
    }

    /** Share of the mean concurrency that they hold: L(H) - L(x) + x S(x) of L(H). */
    double shareOfMean(double seconds) {
        if (seconds >= historySeconds) {
            return 0;
        }
        double all = rates(durations -> durations.meanWithin(historySeconds));
        double longer = rates(durations -> durations.meanWithin(historySeconds)
                - durations.meanWithin(seconds)
                + seconds * durations.survival(seconds));
        return all > 0 ? longer / all : 0;
    }

    /** The duration in seconds that splits the mean: connections that last longer hold half of it. */
    double secondsOfHalf() {
        double low = Math.log(SHORTEST_SECONDS);
        double high = Math.log(historySeconds);
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

    private double rates(ToDoubleFunction<DurationLaw> value) {
        double sum = 0;
        for (int draw = 0; draw < law.draws(); draw++) {
            sum += law.arrivals(draw, 1).mean() * value.applyAsDouble(law.durations(draw));
        }
        return sum;
    }
}
