package io.tidemark.ingest.text;

/**
 * The resolution of a clock that no one states, from the times it gave: the coarsest of milli-, micro- and nanosecond of which all of
 * them are multiples.
 *
 * @param nanos the resolution in nanoseconds
 */
public record ClockTicks(long nanos) {

    /** A millisecond. */
    public static final ClockTicks COARSEST = new ClockTicks(1_000_000);

    private static final int STEP = 1_000;

    /** The resolution once this time is known too. */
    public ClockTicks with(long epochNanos) {
        long tick = nanos;
        while (epochNanos % tick != 0) {
            tick /= STEP;
        }
        return tick == nanos ? this : new ClockTicks(tick);
    }
}
