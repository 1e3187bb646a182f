package io.tidemark.ingest.host;

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

    /** The connections by host: a counting sort. */
    ByHost byHost() {
        int hosts = 1 + Arrays.stream(host, 0, size).max().orElse(-1);
        int[] from = new int[hosts + 1];
        for (int i = 0; i < size; i++) {
            from[host[i] + 1]++;
        }
        Arrays.parallelPrefix(from, Integer::sum);
        int[] free = Arrays.copyOf(from, hosts);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[free[host[i]]++] = i;
        }
        return new ByHost(order, from);
    }

    /** Connections in the order of their hosts' numbers. */
    final class ByHost {

        private final int[] order;
        private final int[] from;

        private ByHost(int[] order, int[] from) {
            this.order = order;
            this.from = from;
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
            return from[number + 1] - from[number];
        }

        /** Time for which all connections of a host were open, added up, in seconds. */
        double heldSeconds(int number) {
            double seconds = 0;
            for (int i = from[number]; i < from[number + 1]; i++) {
                seconds += seconds(order[i]);
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
            return Arrays.stream(order, from[number], from[number + 1])
                    .mapToLong(connection -> times[connection])
                    .sorted()
                    .toArray();
        }

        /** Durations of one protocol's connections of a host in seconds, ascending. */
        double[] sortedSeconds(int number, boolean ofTcp) {
            return Arrays.stream(order, from[number], from[number + 1])
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
