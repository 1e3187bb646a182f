package io.tidemark.simulate.sizing;

import io.tidemark.simulate.concurrency.CountSampler;
import io.tidemark.simulate.concurrency.MixedLaw;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The largest count of new connections of all users within a horizon, by simulating the counts of each class second by second:
 * what {@link NewConnectionsPeak} computes for one class has no such form for a sum of families.
 */
final class MixedNewConnections {

    private final MixedLaw law;
    private final int horizonSeconds;

    MixedNewConnections(MixedLaw law, int horizonSeconds) {
        this.law = law;
        this.horizonSeconds = horizonSeconds;
    }

    SimulatedPeaks simulate(int paths, long seed) {
        return new LevelPaths(law.newConnectionsMoments(), () -> this::peak).peaks(paths, seed);
    }

    private long peak(int draw, UniformRandomProvider random) {
        CountSampler[] counts = IntStream.range(0, law.classes().size())
                .mapToObj(i -> law.arrivals(i, draw).counts(random))
                .toArray(CountSampler[]::new);
        long peak = 0;
        for (int second = 0; second < horizonSeconds; second++) {
            long sum = 0;
            for (CountSampler ofClass : counts) {
                sum += ofClass.sample();
            }
            peak = Math.max(peak, sum);
        }
        return peak;
    }
}
