package io.tidemark.ingest.stream;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;
import io.tidemark.ingest.packet.SessionKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts sessions that are neither TCP nor UDP, and so in no figure, though a firewall has entries for them. Tunnels whose packets are
 * read are none, nor is what no router forwards. Where the two directions of a session have other identifiers, the direction with more of
 * them tells how many sessions there are. Of those beyond {@value #MAX_SESSIONS} there is only the number of packets.
 */
final class IpSessions {

    static final int MAX_SESSIONS = 1 << 12;

    /** Of packets, or of connections, from which on a size is noticeably too small without them. */
    private static final double NOTICEABLE_SHARE = 0.01;

    private final PairHash hash;
    private final StreamKey key = new StreamKey();
    private final SessionKey probe = new SessionKey();
    private final Map<SessionKey, Tally> sessions = new HashMap<>();
    private long packetsOfOthers;

    /** What is counted of a session. */
    private static final class Tally {

        private long packets;
        private boolean read;
    }

    /**
     * @param hash finds the sessions
     */
    IpSessions(PairHash hash) {
        this.hash = hash;
    }

    /**
     * Counts a packet.
     *
     * @param read whether packets inside of it are read
     */
    void add(Packet packet, boolean read) {
        key.set(packet);
        if (LocalTraffic.isBetween(key, Protocol.TCP)) {
            return;
        }
        probe.set(key, packet, hash);
        Tally tally = sessions.get(probe);
        if (tally == null && sessions.size() < MAX_SESSIONS) {
            tally = new Tally();
            sessions.put(probe.copy(), tally);
        }
        if (tally == null) {
            packetsOfOthers += read ? 0 : 1;
        } else {
            tally.packets++;
            tally.read |= read;
        }
    }

    /**
     * The finding, where there are any.
     *
     * @param packets number of packets of the capture
     * @param connections number of connections that are counted
     */
    Optional<Finding> finding(long packets, long connections) {
        Map<SessionKind, Long> counts = counts();
        long count = counts.values().stream().mapToLong(Long::longValue).sum();
        long uncounted = packetsOfOthers
                + sessions.values().stream()
                        .filter(tally -> !tally.read)
                        .mapToLong(tally -> tally.packets)
                        .sum();
        if (uncounted == 0) {
            return Optional.empty();
        }
        boolean isNoticeable =
                uncounted >= NOTICEABLE_SHARE * packets || count >= NOTICEABLE_SHARE * (count + connections);
        FindingCode code = isNoticeable ? FindingCode.IP_SESSIONS_NOT_COUNTED : FindingCode.FEW_IP_SESSIONS_NOT_COUNTED;
        return Optional.of(code.with(values(counts, uncounted, packets)));
    }

    private Map<String, Object> values(Map<SessionKind, Long> counts, long uncounted, long packets) {
        Map<String, Object> values = new HashMap<>();
        values.put("packets", uncounted);
        values.put("ofPackets", packets);
        for (SessionKind kind : SessionKind.values()) {
            values.merge(kind.label(), counts.getOrDefault(kind, 0L), (one, other) -> (long) one + (long) other);
        }
        if (packetsOfOthers > 0) {
            values.put("packetsOfMore", packetsOfOthers);
        }
        return values;
    }

    private Map<SessionKind, Long> counts() {
        Map<SessionKey, long[]> byHosts = new HashMap<>();
        sessions.forEach((session, tally) -> {
            if (!tally.read) {
                byHosts.computeIfAbsent(session.hosts(), absent -> new long[2])[session.direction()]++;
            }
        });
        Map<SessionKind, Long> counts = new HashMap<>();
        byHosts.forEach((hosts, ways) -> counts.merge(hosts.kind(), Math.max(ways[0], ways[1]), Long::sum));
        return counts;
    }
}
