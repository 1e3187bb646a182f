package io.tidemark.ingest.connlog;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;

/**
 * A connection as a log tells it: ready-made, without its packets.
 *
 * @param endpoints the originator as sender, the responder as receiver
 * @param traffic what both have sent
 * @param segments what is known of its segments; none for UDP
 * @param answered whether the responder sent a packet
 * @param end how its end is known
 * @param wrongChecksums whether packets were left out of the log for their checksums
 */
public record Flow(
        Packet endpoints,
        Traffic traffic,
        TcpSegments segments,
        boolean answered,
        FlowEnd end,
        boolean wrongChecksums) {

    /** A connection of which nothing was left out. */
    public Flow(Packet endpoints, Traffic traffic, TcpSegments segments, boolean answered, FlowEnd end) {
        this(endpoints, traffic, segments, answered, end, false);
    }

    /** TCP or UDP. */
    public Protocol protocol() {
        return endpoints.protocol();
    }

    /** Whether it counts under the definition {@code wire}: a SYN and a segment without SYN; two datagrams. */
    public boolean isConnection() {
        return switch (protocol()) {
            case TCP -> segments.syn() > 0 && segments.others();
            case UDP -> traffic.packets() > 1;
        };
    }
}
