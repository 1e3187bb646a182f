package io.tidemark.simulate.backtest;

import io.tidemark.simulate.concurrency.Posterior;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.rng.SplittableUniformRandomProvider;

/**
 * Holds the second half of captures against what the fit to the first half predicts. Coverage has to be judged by replicates:
 * concurrency remembers minutes, so that a right model often leaves its 90 % band for long, and a share of seconds has no
 * binomial error. No capture is predicted from the state it had at half time, which the law does not know.
 */
public final class Backtesting {

    private static final int REPLICATES = 1_000;
    private static final double REPLICATE_QUANTILE = 0.05;

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
        List<Backtest.SecondHalf> halves = new ArrayList<>();
        Pit pit = Pit.empty();
        for (MeasuredCapture capture : captures) {
            PredictedLevels predicted = PredictedLevels.of(firstHalf, capture);
            pit.add(predicted, capture, random);
            halves.add(new Backtest.SecondHalf(
                    capture,
                    Band.of(predicted, 0).low(),
                    Band.of(predicted, 0.5),
                    Band.of(predicted, 0.9),
                    Band.of(predicted, 0.99)));
        }
        return judged(captures, halves, pit);
    }

    private Backtest judged(List<MeasuredCapture> captures, List<Backtest.SecondHalf> halves, Pit pit) {
        double coverage90 = coverage(halves, Backtest.SecondHalf::band90);
        List<Band> bands = halves.stream().map(Backtest.SecondHalf::band90).toList();
        double[] replicated = new Replicates(firstHalf, captures, bands).coverages(REPLICATES, random);
        double lowest = replicated[(int) (REPLICATE_QUANTILE * (REPLICATES - 1))];
        double observations = effectiveObservations(captures);
        return new Backtest(
                coverage(halves, Backtest.SecondHalf::band50),
                coverage90,
                coverage(halves, Backtest.SecondHalf::band99),
                lowest,
                REPLICATES,
                observations,
                pit,
                Verdict.of(observations, coverage90, lowest),
                List.copyOf(halves));
    }

    private static double coverage(List<Backtest.SecondHalf> halves, Function<Backtest.SecondHalf, Band> band) {
        long inside = 0;
        long seconds = 0;
        for (Backtest.SecondHalf half : halves) {
            inside += band.apply(half).inside(half::measured);
            seconds += half.median().length;
        }
        return (double) inside / seconds;
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
