package io.tidemark.simulate.backtest;

import io.tidemark.simulate.concurrency.ArrivalLaw;
import io.tidemark.simulate.concurrency.LagBlocks;
import io.tidemark.simulate.concurrency.LagShares;
import io.tidemark.simulate.concurrency.Posterior;
import io.tidemark.simulate.sizing.EventPath;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Second halves drawn anew from a posterior, each under one draw, which holds for all captures of the replicate: from an empty
 * network at the first second of the capture, as measuring begins, but for sessions that are held throughout. How they lie in what was predicted is how measured ones
 * would if the model were right, correlation in time and what is not known of the parameters included.
 *
 * <p>Connections are drawn one by one, some 10 ns each.
 */
final class Replicates {

    private final Posterior posterior;
    private final List<Prediction> predictions;

    Replicates(Posterior posterior, List<Prediction> predictions) {
        this.posterior = posterior;
        this.predictions = predictions;
    }

    /** Scores of so many replicates; their draws are spread evenly over the posterior's. */
    Scores[] scores(int replicates, SplittableUniformRandomProvider random) {
        UniformRandomProvider[] generators = new UniformRandomProvider[replicates];
        Arrays.setAll(generators, replicate -> random.split());
        return IntStream.range(0, replicates)
                .parallel()
                .mapToObj(replicate ->
                        scores((int) ((replicate + 0.5) * posterior.draws() / replicates), generators[replicate]))
                .toArray(Scores[]::new);
    }

    private Scores scores(int draw, UniformRandomProvider random) {
        return Prediction.scores(
                predictions,
                capture -> {
                    double[] levels =
                            secondHalf(posterior, draw, predictions.get(capture).capture(), random);
                    return second -> (int) levels[second];
                },
                Pit.empty(),
                random);
    }

    /** Concurrency at every second of the second half of a capture, under a draw. */
    static double[] secondHalf(Posterior posterior, int draw, MeasuredCapture capture, UniformRandomProvider random) {
        double[] levels = new double[capture.secondHalfSeconds()];
        ArrivalLaw arrivals = posterior.arrivals(draw).ofUsers(capture.users());
        double[] shares =
                LagShares.heldBySecond(posterior.durations(draw), LagBlocks.over(capture.concurrency().length), 0);
        if (shares[0] > 0) {
            new EventPath(arrivals, shares, capture.firstHalfSeconds()).draw(random, levels);
        }
        long standing = posterior.standing().sample(draw, capture.users(), random);
        Arrays.setAll(levels, second -> levels[second] + standing);
        return levels;
    }
}
