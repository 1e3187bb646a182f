package io.tidemark.simulate.backtest;

import io.tidemark.simulate.concurrency.Posterior;
import java.util.List;
import org.apache.commons.rng.SplittableUniformRandomProvider;

/**
 * Holds the second half of captures against what the fit to the first half predicts. Coverage has to be judged by replicates:
 * concurrency remembers minutes, so that a right model often leaves its 90 % band for long, and a share of seconds has no
 * binomial error. No capture is predicted from the state it had at half time, which the law does not know.
 */
public final class Backtesting {

    private static final int REPLICATES = 1_000;

    private final Posterior firstHalf;
    private final SplittableUniformRandomProvider random;

    /**
     * @param firstHalf posterior of the captures' first halves
     * @param random where the randomness of replicates and histogram comes from
     */
    public Backtesting(Posterior firstHalf, SplittableUniformRandomProvider random) {
        this.firstHalf = firstHalf;
        this.random = random;
    }

    /** The backtest on captures, one or more. */
    public Backtest of(List<MeasuredCapture> captures) {
        List<Prediction> predictions = captures.stream()
                .map(capture -> Prediction.of(PredictedLevels.of(firstHalf, capture), capture))
                .toList();
        Pit pit = Pit.empty();
        Scores scores = Prediction.scores(predictions, capture -> captures.get(capture)::measured, pit, random);
        Scores[] replicates = new Replicates(firstHalf, predictions).scores(REPLICATES, random);
        Backtest.Ranges ranges = Backtest.Ranges.of(replicates);
        double observations = effectiveObservations(captures);
        return new Backtest(
                scores.coverage50(),
                scores.coverage90(),
                scores.coverage99(),
                ranges.coverage90().q5(),
                REPLICATES,
                observations,
                pit,
                scores.pitDistance(),
                ranges,
                Verdict.of(observations, scores, ranges),
                predictions.stream().map(Backtest.SecondHalf::of).toList());
    }

    /** Those of the second halves, by the correlation that the whole captures show. */
    private static double effectiveObservations(List<MeasuredCapture> captures) {
        return captures.stream()
                .mapToDouble(capture -> EffectiveObservations.of(capture.concurrency())
                        * capture.secondHalfSeconds()
                        / capture.concurrency().length)
                .sum();
    }
}
