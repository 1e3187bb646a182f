package io.tidemark.ingest.connlog;

import io.tidemark.ingest.packet.Packet;
import java.util.OptionalInt;

/**
 * What a log tells of one direction of a connection, or of a stretch of it.
 *
 * @param endpoints who sent, and to whom
 * @param traffic what was sent
 * @param flags all flags of TCP that were seen, bits of {@link io.tidemark.ingest.packet.TcpFlags}; empty where the log has none
 */
public record OneWay(Packet endpoints, Traffic traffic, OptionalInt flags) {

    FlowKey key() {
        return FlowKey.of(endpoints);
    }

    /** This and what the same side sent later, or before. */
    OneWay with(OneWay other) {
        int both = flags.orElse(0) | other.flags.orElse(0);
        boolean flagged = flags.isPresent() || other.flags.isPresent();
        return new OneWay(endpoints, traffic.with(other.traffic), flagged ? OptionalInt.of(both) : OptionalInt.empty());
    }

    boolean has(int flag) {
        return (flags.orElse(0) & flag) != 0;
    }
}
