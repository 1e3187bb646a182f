package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DurationLaw;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Mean concurrency under each draw: the rate of new connections times the seconds that one is held. The laws of the draws are made once. */
final class DrawnMeans {

    private final double[] rates;
    private final DurationLaw[] durations;

    DrawnMeans(ConcurrencyLaw law, int users) {
        this.rates = IntStream.range(0, law.draws())
                .mapToDouble(draw -> law.arrivals(draw, users).mean())
                .toArray();
        this.durations =
                IntStream.range(0, law.draws()).mapToObj(law::durations).toArray(DurationLaw[]::new);
    }

    /**
     * The means, ascending.
     *
     * @param held from the law of durations to the seconds that a connection is held, on average
     */
    double[] ascending(ToDoubleFunction<DurationLaw> held) {
        double[] means = new double[rates.length];
        Arrays.setAll(means, draw -> rates[draw] * held.applyAsDouble(durations[draw]));
        Arrays.sort(means);
        return means;
    }

    /** The mean over all draws. */
    double average(ToDoubleFunction<DurationLaw> held) {
        double sum = 0;
        for (int draw = 0; draw < rates.length; draw++) {
            sum += rates[draw] * held.applyAsDouble(durations[draw]);
        }
        return sum / rates.length;
    }
}
