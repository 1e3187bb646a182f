package io.tidemark.simulate.backtest;

import java.util.List;

/**
 * How well the first half of captures predicted the second.
 *
 * @param coverage50 share of the second half's seconds whose measured concurrency lies inside the central 50 % band
 * @param coverage90 likewise, 90 %
 * @param coverage99 likewise, 99 %
 * @param replicateCoverage90Q5 5 % quantile of {@code coverage90} over replicates of the model
 * @param replicates number of replicates
 * @param effectiveObservations independent observations that the second halves are worth
 * @param pit histogram of the probability integral transform, over all captures
 * @param verdict what it says of the model
 * @param captures measured and predicted levels of each capture
 */
public record Backtest(
        double coverage50,
        double coverage90,
        double coverage99,
        double replicateCoverage90Q5,
        int replicates,
        double effectiveObservations,
        Pit pit,
        Verdict verdict,
        List<SecondHalf> captures) {

    /**
     * The second half of one capture.
     *
     * @param capture what was measured
     * @param median predicted median by second
     * @param band50 central 50 % band
     * @param band90 central 90 % band
     * @param band99 central 99 % band
     */
    public record SecondHalf(MeasuredCapture capture, int[] median, Band band50, Band band90, Band band99) {

        /** The first second of the second half. */
        public int fromSecond() {
            return capture.firstHalfSeconds();
        }

        /** Measured concurrency so many seconds into the second half. */
        public int measured(int second) {
            return capture.measured(second);
        }
    }
}
