package io.tidemark.ingest.stream;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.packet.PacketReceiver;
import java.util.List;

/** Sorts packets into streams. */
interface StreamSorter extends PacketReceiver {

    /** The streams so far. */
    Streams streams();

    /**
     * What there is to know of the packets.
     *
     * @param packets number of packets of the capture
     */
    default List<Finding> findings(long packets) {
        return List.of();
    }

    /** Number of streams so far, evicted ones included. */
    default long count() {
        return streams().opened();
    }
}
