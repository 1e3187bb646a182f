package io.tidemark.ingest.metrics;

import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.LogBins;
import java.util.Map;
import java.util.TreeMap;

/** Collects durations into their sufficient statistics. */
final class DurationTallying {

    private final Map<Integer, Long> bins = new TreeMap<>();
    private long zeros;
    private long count;
    private double sumSeconds;
    private double sumLogSeconds;

    /** Adds a duration in seconds, at least 0. */
    void add(double seconds) {
        if (seconds == 0) {
            zeros++;
            return;
        }
        count++;
        sumSeconds += seconds;
        sumLogSeconds += Math.log(seconds);
        bins.merge(LogBins.of(seconds), 1L, Long::sum);
    }

    DurationTally tally() {
        return new DurationTally(
                zeros,
                count,
                sumSeconds,
                sumLogSeconds,
                bins.keySet().stream().mapToInt(Integer::intValue).toArray(),
                bins.values().stream().mapToLong(Long::longValue).toArray());
    }
}
