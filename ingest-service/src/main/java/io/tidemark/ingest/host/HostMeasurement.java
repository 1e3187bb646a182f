package io.tidemark.ingest.host;

import java.util.List;

/**
 * The hosts of the users' side, and how they differ.
 *
 * @param counts how many there are
 * @param seconds length of the capture in whole seconds
 * @param connectionsPerSecond how active hosts differ in new connections a second
 * @param meanConcurrency how active hosts differ in connections open at once
 * @param hosts the active hosts, those with the most connections first, at most {@link #MOST_LISTED}
 * @param unlisted number of active hosts that are not among them
 */
public record HostMeasurement(
        HostCounts counts,
        int seconds,
        HostSpread connectionsPerSecond,
        HostSpread meanConcurrency,
        List<HostTraffic> hosts,
        int unlisted) {

    /** The most hosts that are told of one by one. */
    public static final int MOST_LISTED = 10_000;
}
