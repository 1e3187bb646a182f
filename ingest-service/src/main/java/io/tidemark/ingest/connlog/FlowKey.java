package io.tidemark.ingest.connlog;

import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.Protocol;

/** The endpoints of one direction, to find by. */
record FlowKey(
        Protocol protocol,
        long sourceHigh,
        long sourceLow,
        int sourcePort,
        long destinationHigh,
        long destinationLow,
        int destinationPort) {

    static FlowKey of(Packet endpoints) {
        return new FlowKey(
                endpoints.protocol(),
                endpoints.sourceHigh(),
                endpoints.sourceLow(),
                endpoints.sourcePort(),
                endpoints.destinationHigh(),
                endpoints.destinationLow(),
                endpoints.destinationPort());
    }

    FlowKey reversed() {
        return new FlowKey(
                protocol, destinationHigh, destinationLow, destinationPort, sourceHigh, sourceLow, sourcePort);
    }
}
