package io.tidemark.ingest.host;

import io.tidemark.ingest.metrics.Grouping;
import java.util.Arrays;
import java.util.BitSet;

/** The connections that inside hosts originated, in columns, and once they are all there by host. */
final class Originations {

    private static final int INITIAL_CONNECTIONS = 256;

    private int[] host = new int[INITIAL_CONNECTIONS];
    private long[] start = new long[INITIAL_CONNECTIONS];
    private long[] end = new long[INITIAL_CONNECTIONS];
    private final BitSet tcp = new BitSet();
    private int size;

    /** Adds a connection; times in epoch nanoseconds. */
    void add(int ofHost, boolean isTcp, long startEpochNanos, long endEpochNanos) {
        if (size == host.length) {
            host = Arrays.copyOf(host, 2 * size);
            start = Arrays.copyOf(start, 2 * size);
            end = Arrays.copyOf(end, 2 * size);
        }
        host[size] = ofHost;
        start[size] = startEpochNanos;
        end[size] = endEpochNanos;
        tcp.set(size, isTcp);
        size++;
    }

    int size() {
        return size;
    }

    /** The connections by host. */
    ByHost byHost() {
        int hosts = 1 + Arrays.stream(host, 0, size).max().orElse(-1);
        return new ByHost(Grouping.of(host, size, hosts));
    }

    /** Connections in the order of their hosts' numbers. */
    final class ByHost {

        private final Grouping grouping;

        private ByHost(Grouping grouping) {
            this.grouping = grouping;
        }

        /** Numbers of hosts that originated a connection, ordered: those with the most first. */
        int[] busiestFirst(BitSet hosts) {
            return hosts.stream()
                    .mapToLong(number -> (long) -connections(number) << Integer.SIZE | number)
                    .sorted()
                    .mapToInt(each -> (int) each)
                    .toArray();
        }

        int connections(int number) {
            return grouping.size(number);
        }

        /** Time for which all connections of a host were open, added up, in seconds. */
        double heldSeconds(int number) {
            double seconds = 0;
            for (int connection : grouping.elements(number).toArray()) {
                seconds += seconds(connection);
            }
            return seconds;
        }

        /** When the connections of a host began, ascending. */
        long[] sortedStarts(int number) {
            return sorted(number, start);
        }

        /** When the connections of a host ended, ascending. */
        long[] sortedEnds(int number) {
            return sorted(number, end);
        }

        private long[] sorted(int number, long[] times) {
            return grouping.elements(number)
                    .mapToLong(connection -> times[connection])
                    .sorted()
                    .toArray();
        }

        /** Durations of one protocol's connections of a host in seconds, ascending. */
        double[] sortedSeconds(int number, boolean ofTcp) {
            return grouping.elements(number)
                    .filter(connection -> tcp.get(connection) == ofTcp)
                    .mapToDouble(this::seconds)
                    .sorted()
                    .toArray();
        }

        private double seconds(int connection) {
            return (end[connection] - start[connection]) / 1e9;
        }
    }
}
