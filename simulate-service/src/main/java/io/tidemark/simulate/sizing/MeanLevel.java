package io.tidemark.simulate.sizing;

/**
 * Concurrent connections on average over the length of the captures, as measured and as the fit predicts it.
 *
 * @param measured what was measured
 * @param low lower end of its 99 % range by its own sampling error
 * @param high upper end
 * @param predicted what the fit predicts, connections longer than the capture held no longer than that
 */
public record MeanLevel(double measured, double low, double high, double predicted) {

    /** That of so many users, where this is that of one. */
    public MeanLevel times(int users) {
        return new MeanLevel(users * measured, users * low, users * high, users * predicted);
    }

    /** That of these users and others together. */
    public MeanLevel plus(MeanLevel others) {
        return new MeanLevel(
                measured + others.measured, low + others.low, high + others.high, predicted + others.predicted);
    }
}
