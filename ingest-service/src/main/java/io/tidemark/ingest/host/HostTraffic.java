package io.tidemark.ingest.host;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.ingest.metrics.Quantiles;
import java.util.Arrays;
import java.util.Map;

/**
 * The connections that one inside host originated.
 *
 * @param host its pseudonym, the same as in the stream table
 * @param connections number of connections
 * @param connectionsPerSecond mean number of new connections a second, over all seconds of the capture
 * @param maxConnectionsInASecond most new connections in one second
 * @param durationsSeconds how long they lasted
 * @param meanConcurrency mean number of its connections open at once, over the time of all seconds of the capture
 * @param maxConcurrency most of them open at once at any instant; those of no duration are never open
 * @param startEpochNanos when its first connection began
 * @param endEpochNanos when the last packet of its connections came
 */
public record HostTraffic(
        String host,
        PerProtocol<Long> connections,
        double connectionsPerSecond,
        int maxConnectionsInASecond,
        PerProtocol<Durations> durationsSeconds,
        double meanConcurrency,
        int maxConcurrency,
        long startEpochNanos,
        long endEpochNanos) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /**
     * Durations of a host's connections, those still open at the end with what was seen of them.
     *
     * @param mean in seconds; null where there are none
     * @param quantiles in seconds by probability ("0.5"), interpolated between the two nearest; empty where there are none
     */
    public record Durations(Double mean, Map<String, Double> quantiles) {

        static Durations of(double[] sortedSeconds) {
            Double mean = sortedSeconds.length == 0
                    ? null
                    : Arrays.stream(sortedSeconds).average().orElseThrow();
            return new Durations(mean, Quantiles.of(sortedSeconds, 0.5, 0.9, 0.99));
        }
    }

    /**
     * The traffic of one host.
     *
     * @param host its pseudonym
     * @param all the connections of all hosts
     * @param number the host's number
     * @param seconds length of the capture in whole seconds
     */
    static HostTraffic of(String host, Originations.ByHost all, int number, int seconds) {
        double[] tcp = all.sortedSeconds(number, true);
        double[] udp = all.sortedSeconds(number, false);
        long[] starts = all.sortedStarts(number);
        long[] ends = all.sortedEnds(number);
        return new HostTraffic(
                host,
                new PerProtocol<>((long) tcp.length, (long) udp.length),
                (double) starts.length / seconds,
                mostInASecond(starts),
                new PerProtocol<>(Durations.of(tcp), Durations.of(udp)),
                all.heldSeconds(number) / seconds,
                mostAtOnce(starts, ends),
                starts[0],
                ends[ends.length - 1]);
    }

    private static int mostInASecond(long[] sortedStarts) {
        int most = 0;
        int first = 0;
        for (int i = 0; i < sortedStarts.length; i++) {
            long second = Math.floorDiv(sortedStarts[i], NANOS_PER_SECOND);
            if (second != Math.floorDiv(sortedStarts[first], NANOS_PER_SECOND)) {
                first = i;
            }
            most = Math.max(most, i - first + 1);
        }
        return most;
    }

    /** A connection is open while start &lt;= t &lt; end, so all that end at an instant have gone before the next begins. */
    private static int mostAtOnce(long[] starts, long[] ends) {
        int most = 0;
        int ended = 0;
        for (int i = 0; i < starts.length; i++) {
            while (ended < ends.length && ends[ended] <= starts[i]) {
                ended++;
            }
            most = Math.max(most, i + 1 - ended);
        }
        return most;
    }
}
