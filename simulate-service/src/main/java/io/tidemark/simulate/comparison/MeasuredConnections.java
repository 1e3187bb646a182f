package io.tidemark.simulate.comparison;

import java.util.Arrays;

/**
 * What was measured of the connections of one protocol.
 *
 * @param counts new connections in every second of the capture
 * @param durations their durations
 */
public record MeasuredConnections(int[] counts, MeasuredDurations durations) {

    public MeasuredConnections {
        if (durations.count() == 0 && Arrays.stream(counts).anyMatch(count -> count > 0)) {
            throw new IllegalArgumentException("expected durations of the connections that were counted, found none");
        }
    }
}
