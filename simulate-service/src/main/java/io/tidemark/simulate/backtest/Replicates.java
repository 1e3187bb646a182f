package io.tidemark.simulate.backtest;

import io.tidemark.simulate.concurrency.ArrivalLaw;
import io.tidemark.simulate.concurrency.HeldShares;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.Posterior;
import io.tidemark.simulate.sizing.EventPath;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Second halves drawn anew from a posterior, each under one draw, which holds for all captures of the replicate: from an empty
 * network at the first second of the capture, as measuring begins. How much of them the predicted band holds is what its
 * coverage would be if the model were right, correlation in time and what is not known of the parameters included.
 *
 * <p>Connections are drawn one by one, some 10 ns each.
 */
final class Replicates {

    private final Posterior posterior;
    private final List<MeasuredCapture> captures;
    private final List<Band> bands;

    Replicates(Posterior posterior, List<MeasuredCapture> captures, List<Band> bands) {
        this.posterior = posterior;
        this.captures = captures;
        this.bands = bands;
    }

    /** Coverage of so many replicates, in rising order; their draws are spread evenly over the posterior's. */
    double[] coverages(int replicates, SplittableUniformRandomProvider random) {
        UniformRandomProvider[] generators = new UniformRandomProvider[replicates];
        Arrays.setAll(generators, replicate -> random.split());
        return IntStream.range(0, replicates)
                .parallel()
                .mapToDouble(replicate ->
                        coverage((int) ((replicate + 0.5) * posterior.draws() / replicates), generators[replicate]))
                .sorted()
                .toArray();
    }

    private double coverage(int draw, UniformRandomProvider random) {
        long inside = 0;
        long seconds = 0;
        for (int i = 0; i < captures.size(); i++) {
            double[] levels = secondHalf(posterior, draw, captures.get(i), random);
            inside += bands.get(i).inside(second -> (int) levels[second]);
            seconds += levels.length;
        }
        return (double) inside / seconds;
    }

    /** Concurrency at every second of the second half of a capture, under a draw. */
    static double[] secondHalf(Posterior posterior, int draw, MeasuredCapture capture, UniformRandomProvider random) {
        double[] levels = new double[capture.secondHalfSeconds()];
        ArrivalLaw arrivals = posterior.arrivals(draw).ofUsers(capture.users());
        double[] shares =
                HeldShares.bySecond(posterior.durations(draw), LagBlocks.over(capture.concurrency().length), 0);
        if (shares[0] > 0) {
            new EventPath(arrivals, shares, capture.firstHalfSeconds()).draw(random, levels);
        }
        return levels;
    }
}
