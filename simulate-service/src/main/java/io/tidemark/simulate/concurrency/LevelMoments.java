package io.tidemark.simulate.concurrency;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Mean and standard deviation of a level under each draw.
 *
 * @param mean mean by draw
 * @param sd standard deviation by draw
 */
public record LevelMoments(double[] mean, double[] sd) {

    static LevelMoments of(int draws, IntFunction<GeneratingFunction> laws) {
        double[] mean = new double[draws];
        double[] sd = new double[draws];
        IntStream.range(0, draws).parallel().forEach(draw -> {
            GeneratingFunction law = laws.apply(draw);
            mean[draw] = law.mean();
            sd[draw] = Math.sqrt(law.variance());
        });
        return new LevelMoments(mean, sd);
    }
}
