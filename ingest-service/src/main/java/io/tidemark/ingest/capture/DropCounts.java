package io.tidemark.ingest.capture;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Packets that were dropped while a pcapng was captured. Statistics of an interface count from the start of its section, so the latest holds; packet
 * blocks count since the block before. Both may tell of the same packets, so the larger sum of the two holds.
 */
final class DropCounts {

    /** Interfaces of a section whose statistics are kept. */
    private static final int MAX_INTERFACES = 1 << 16;

    private final Map<Long, Long> byInterface = new HashMap<>();
    private long ofSectionsBefore;
    private long byPackets;

    void beginSection() {
        ofSectionsBefore = sum(ofSectionsBefore, ofSection());
        byInterface.clear();
    }

    /** Takes in what was dropped on an interface by now. Negative numbers stand for what no one counted. */
    void addStatistics(long interfaceNumber, long dropped) {
        if (interfaceNumber < MAX_INTERFACES) {
            byInterface.merge(interfaceNumber, Math.max(0, dropped), Math::max);
        }
    }

    /** Takes in what was dropped before a packet, likewise. */
    void addBeforePacket(long dropped) {
        byPackets = sum(byPackets, Math.max(0, dropped));
    }

    List<Finding> findings() {
        long dropped = Math.max(sum(ofSectionsBefore, ofSection()), byPackets);
        return dropped == 0 ? List.of() : List.of(FindingCode.PACKETS_DROPPED.with(Map.of("packets", dropped)));
    }

    private long ofSection() {
        return byInterface.values().stream().reduce(0L, DropCounts::sum);
    }

    /** Stops at the largest number there is. */
    static long sum(long number, long more) {
        return more > Long.MAX_VALUE - number ? Long.MAX_VALUE : number + more;
    }
}
