package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.DurationLaw;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Mean concurrency of users like those captured under each draw: the rate of new connections times the seconds that one is held, and the sessions that are held throughout. The laws of the draws, and the
 * means within the history that the law has, are made once.
 */
final class DrawnMeans {

    private final double[] rates;
    private final DurationLaw[] durations;
    private final int historySeconds;
    private final double[] standing;
    private final double[] ascending;
    private final double average;

    DrawnMeans(ConcurrencyLaw law, int users) {
        this.rates = IntStream.range(0, law.draws())
                .mapToDouble(draw -> law.arrivalsOfCaptured(draw, users).mean())
                .toArray();
        this.durations =
                IntStream.range(0, law.draws()).mapToObj(law::durations).toArray(DurationLaw[]::new);
        this.historySeconds = law.blocks().historySeconds();
        this.standing = IntStream.range(0, law.draws())
                .mapToDouble(draw -> users * law.standing().mean(draw))
                .toArray();
        this.ascending = byDraw(each -> each.meanWithin(historySeconds));
        Arrays.setAll(ascending, draw -> ascending[draw] + standing[draw]);
        this.average = Arrays.stream(ascending).average().orElseThrow();
        Arrays.sort(ascending);
    }

    /** The history in seconds: no connection is held for longer. */
    int historySeconds() {
        return historySeconds;
    }

    /** The mean below which so many per cent of the draws lie. */
    double percentile(int percent) {
        return ascending[ascending.length * percent / 100];
    }

    /** The mean over all draws. */
    double average() {
        return average;
    }

    /** What sessions that are held throughout are of it. */
    double standing() {
        return Arrays.stream(standing).average().orElseThrow();
    }

    /**
     * The mean of connections that begin where these are held for another time.
     *
     * @param held from the law of durations to the seconds that a connection is held, on average
     */
    double average(ToDoubleFunction<DurationLaw> held) {
        return Arrays.stream(byDraw(held)).average().orElseThrow();
    }

    private double[] byDraw(ToDoubleFunction<DurationLaw> held) {
        double[] means = new double[rates.length];
        Arrays.setAll(means, draw -> rates[draw] * held.applyAsDouble(durations[draw]));
        return means;
    }
}
