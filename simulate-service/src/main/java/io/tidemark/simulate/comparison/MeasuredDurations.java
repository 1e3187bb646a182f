package io.tidemark.simulate.comparison;

import io.tidemark.contracts.LogBins;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;

/**
 * The durations of a capture's connections from first to last packet, as they were measured: those still open at the end count
 * with what was seen of them, as they do in measured concurrency.
 *
 * @param zeros number of durations of 0 s
 * @param bins bins of the others, each {@link LogBins} wide; a bin may come several times
 * @param counts durations in each of them
 */
public record MeasuredDurations(long zeros, int[] bins, long[] counts) {

    public MeasuredDurations {
        if (zeros < 0 || bins.length != counts.length || Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("durations: expected counts of 0 or more, one for each of " + bins.length
                    + " bins, got " + zeros + " of 0 s and " + Arrays.toString(counts));
        }
    }

    /** Number of durations. */
    public long count() {
        return zeros + Arrays.stream(counts).sum();
    }

    /** Draws durations in seconds with replacement; evenly in the logarithm within a bin, which is 0.1 % wide. */
    ContinuousSampler sampler(UniformRandomProvider random) {
        if (count() == 0) {
            throw new IllegalStateException("there are no durations to draw from");
        }
        double[] weights = new double[bins.length + 1];
        weights[0] = zeros;
        Arrays.setAll(weights, i -> i == 0 ? zeros : counts[i - 1]);
        DiscreteSampler which = AliasMethodDiscreteSampler.of(random, weights);
        return () -> {
            int bin = which.sample();
            return bin == 0 ? 0 : Math.exp((bins[bin - 1] + random.nextDouble()) * LogBins.WIDTH);
        };
    }
}
