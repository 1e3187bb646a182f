package io.tidemark.ingest.stream;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether a capture shows connections on both sides of a device that translates addresses: twice, with other addresses. Which of
 * the two a firewall would see is not in the packets, so nothing is corrected. Twins by chance are told from others by looking for
 * connections that were alike some time apart, where there can be none but by chance.
 */
final class BothSides {

    private static final int LEAST_TWINS = 10;
    /** Of all connections; fewer change a size by less than what it may be off anyway. */
    private static final double LEAST_SHARE = 0.1;
    /** As many times more twins than chance gives. */
    private static final int LEAST_ODDS = 5;

    /** Times apart, in nanoseconds, that no timer of a program has. */
    private static final long[] APART = {370_000_000L, 1_130_000_000L};

    private BothSides() {}

    /** The finding, where there is one to make. */
    static Optional<Finding> of(Streams streams, CorrectedClock clock) {
        Twins tcp = new Twins(streams.tcp(), clock);
        Twins udp = new Twins(streams.udp(), clock);
        Twins.Found found = tcp.find(0).and(udp.find(0));
        int connections = tcp.connections() + udp.connections();
        double share = (double) found.involved() / Math.max(1, connections);
        if (found.twins() < LEAST_TWINS || share < LEAST_SHARE || isByChance(found, tcp, udp)) {
            return Optional.empty();
        }
        return Optional.of(FindingCode.SEEN_ON_BOTH_SIDES.with(
                Map.of("twins", found.twins(), "connections", connections, "share", share)));
    }

    private static boolean isByChance(Twins.Found found, Twins tcp, Twins udp) {
        for (long apart : APART) {
            int byChance = tcp.find(apart).and(udp.find(apart)).twins();
            if (found.twins() < LEAST_ODDS * byChance) {
                return true;
            }
        }
        return false;
    }
}
