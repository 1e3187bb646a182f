package io.tidemark.simulate.backtest;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What is predicted of the second half of one capture.
 *
 * @param capture the capture
 * @param levels the law at every second
 * @param band50 central 50 % band
 * @param band90 central 90 % band
 * @param band99 central 99 % band
 */
record Prediction(MeasuredCapture capture, PredictedLevels levels, Band band50, Band band90, Band band99) {

    static Prediction of(PredictedLevels levels, MeasuredCapture capture) {
        return new Prediction(capture, levels, Band.of(levels, 0.5), Band.of(levels, 0.9), Band.of(levels, 0.99));
    }

    /** Levels of the second half of one capture, by second. */
    interface SecondHalves {
        IntUnaryOperator of(int capture);
    }

    /**
     * Scores of second halves, one for each prediction.
     *
     * @param pit an empty histogram, which is filled
     */
    static Scores scores(List<Prediction> predictions, SecondHalves halves, Pit pit, UniformRandomProvider random) {
        long[] inside = new long[3];
        long seconds = 0;
        for (int i = 0; i < predictions.size(); i++) {
            Prediction prediction = predictions.get(i);
            IntUnaryOperator levels = halves.of(i);
            inside[0] += prediction.band50.inside(levels);
            inside[1] += prediction.band90.inside(levels);
            inside[2] += prediction.band99.inside(levels);
            seconds += prediction.levels.seconds();
            pit.add(prediction.levels, levels, random);
        }
        return new Scores(
                (double) inside[0] / seconds,
                (double) inside[1] / seconds,
                (double) inside[2] / seconds,
                pit.distance());
    }
}
