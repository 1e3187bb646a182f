package io.tidemark.contracts;

/**
 * Bins of equal width in the logarithm of a duration: bin i holds {@code exp(i w) <= seconds < exp((i + 1) w)} with w =
 * {@value #WIDTH}, so that a bin is 0.1 % wide.
 */
public final class LogBins {

    /** Width of a bin in natural logarithm of seconds. */
    public static final double WIDTH = 0.001;

    private LogBins() {}

    /**
     * The bin of a duration.
     *
     * @param seconds a positive duration in seconds
     * @return its bin, negative below one second
     */
    public static int of(double seconds) {
        if (!(seconds > 0) || seconds == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("a duration must be positive and finite: " + seconds);
        }
        return ofLog(Math.log(seconds));
    }

    /**
     * The bin of a duration of which the logarithm is known.
     *
     * @param logSeconds natural logarithm of a positive duration in seconds
     * @return its bin, negative below one second
     */
    public static int ofLog(double logSeconds) {
        if (!Double.isFinite(logSeconds)) {
            throw new IllegalArgumentException(
                    "a duration must be positive and finite, found e to the power of " + logSeconds);
        }
        return (int) Math.floor(logSeconds / WIDTH);
    }

    /** Natural logarithm of the seconds at the middle of a bin. */
    public static double logMiddle(int bin) {
        return (bin + 0.5) * WIDTH;
    }
}
