package io.tidemark.fit.checks;

import io.tidemark.fit.model.Observations;
import io.tidemark.fit.model.Posterior;

/**
 * The mean number of connections of one user at a time as captures show it, and as a model fitted to them predicts it, both of durations
 * up to the longest that was seen.
 *
 * @param measured {@link MeasuredLevel}
 * @param low lower end of its 99 % range by its own sampling error
 * @param high upper end
 * @param predicted posterior mean of rate times mean duration
 * @param connections number of connections that it was measured by
 */
public record MeanLevel(double measured, double low, double high, double predicted, long connections) {

    /**
     * Checks a model.
     *
     * @param posterior what the draws are of
     * @param observations what it was fitted to
     * @param resolutionSeconds what the coarsest clock of the captures can tell apart, in seconds
     * @param draws values of the parameters
     */
    public static MeanLevel of(
            Posterior posterior, Observations observations, double resolutionSeconds, double[][] draws) {
        MeasuredLevel level = MeasuredLevel.of(observations, resolutionSeconds);
        double sum = 0;
        for (double[] draw : draws) {
            sum += posterior.meanLevel(draw, level.longestSeconds());
        }
        return new MeanLevel(level.mean(), level.low(), level.high(), sum / draws.length, level.connections());
    }

    /** Whether the capture bears the prediction out. A right model fails by chance in one capture of a hundred or fewer. */
    public boolean compatible() {
        return low <= predicted && predicted <= high;
    }
}
