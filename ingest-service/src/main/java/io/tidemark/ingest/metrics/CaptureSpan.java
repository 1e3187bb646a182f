package io.tidemark.ingest.metrics;

/**
 * When a capture was taken, and how finely its clock ticks.
 *
 * @param startEpochNanos time of the earliest frame
 * @param endEpochNanos time of the latest frame
 * @param clockResolutionNanos resolution of the capture's clock in nanoseconds
 */
public record CaptureSpan(long startEpochNanos, long endEpochNanos, long clockResolutionNanos) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public CaptureSpan {
        if (endEpochNanos < startEpochNanos) {
            throw new IllegalArgumentException(
                    "a capture cannot end at " + endEpochNanos + " ns before it starts at " + startEpochNanos + " ns");
        }
        if (clockResolutionNanos < 1) {
            throw new IllegalArgumentException("clockResolutionNanos must be 1 or more: " + clockResolutionNanos);
        }
    }

    /** The epoch second in which the capture starts. */
    public long startEpochSecond() {
        return Math.floorDiv(startEpochNanos, NANOS_PER_SECOND);
    }

    /** Whole seconds from that of the earliest frame to that of the latest, both included. */
    public int seconds() {
        return Math.toIntExact(Math.floorDiv(endEpochNanos, NANOS_PER_SECOND) - startEpochSecond() + 1);
    }

    /** Time from the earliest frame to the latest, in seconds. */
    public double spanSeconds() {
        return (endEpochNanos - startEpochNanos) / 1e9;
    }
}
