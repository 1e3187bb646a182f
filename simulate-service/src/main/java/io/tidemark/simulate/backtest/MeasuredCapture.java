package io.tidemark.simulate.backtest;

/**
 * What was measured of a capture.
 *
 * @param id the capture
 * @param users number of people whose traffic it holds
 * @param concurrency connections open at the beginning of every second, from that of the first frame
 */
public record MeasuredCapture(String id, int users, int[] concurrency) {

    /** The fewest seconds that have two halves. */
    private static final int FEWEST_SECONDS = 2;

    public MeasuredCapture {
        if (users < 1 || concurrency.length < FEWEST_SECONDS) {
            throw new IllegalArgumentException("capture " + id + ": expected one user and two seconds or more, got "
                    + users + " and " + concurrency.length);
        }
    }

    /** Seconds of the first half: half of the capture's, rounded down. */
    int firstHalfSeconds() {
        return concurrency.length / 2;
    }

    /** Seconds of the second half. */
    int secondHalfSeconds() {
        return concurrency.length - firstHalfSeconds();
    }

    /** Connections measured so many seconds into the second half. */
    int measured(int second) {
        return concurrency[firstHalfSeconds() + second];
    }
}
