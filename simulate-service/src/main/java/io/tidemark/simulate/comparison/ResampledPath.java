package io.tidemark.simulate.comparison;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/**
 * Concurrency of traffic resampled from a capture, without any model: each second has the counts of a second of the capture drawn
 * with replacement, those of all protocols of the same second; each connection starts at an even chance within its second and
 * lasts one of the measured durations of its protocol, drawn with replacement. It is read at whole seconds.
 *
 * <p>Seconds are drawn apart from each other, so that what is not in it is how busy a second leaves the next one, nor whether a
 * duration depends on when its connection started. Durations cut by the capture's end stay cut.
 */
final class ResampledPath implements LevelPath {

    private final MeasuredTraffic traffic;
    private final int historySeconds;

    /**
     * @param traffic what was measured
     * @param historySeconds seconds of which there are arrivals before the first level
     */
    ResampledPath(MeasuredTraffic traffic, int historySeconds) {
        this.traffic = traffic;
        this.historySeconds = historySeconds;
    }

    @Override
    public void draw(UniformRandomProvider random, double[] levels) {
        Arrays.fill(levels, 0);
        int[] seconds = new int[historySeconds + levels.length];
        Arrays.setAll(seconds, i -> random.nextInt(traffic.seconds()));
        for (MeasuredConnections protocol : traffic.protocols()) {
            if (protocol.durations().count() > 0) {
                add(protocol, seconds, random, levels);
            }
        }
        for (int second = 1; second < levels.length; second++) {
            levels[second] += levels[second - 1];
        }
    }

    /** Adds the rises and falls of one protocol; what arrives in the second before a level is seen at it first. */
    private void add(MeasuredConnections protocol, int[] drawn, UniformRandomProvider random, double[] changes) {
        ContinuousSampler durations = protocol.durations().sampler(random);
        for (int i = 1; i < drawn.length; i++) {
            int first = i - historySeconds;
            for (int count = protocol.counts()[drawn[i]]; count > 0; count--) {
                long end = first - 1 + (long) Math.ceil(random.nextDouble() + durations.sample());
                if (end > Math.max(first, 0)) {
                    changes[Math.max(first, 0)]++;
                    if (end < changes.length) {
                        changes[(int) end]--;
                    }
                }
            }
        }
    }
}
