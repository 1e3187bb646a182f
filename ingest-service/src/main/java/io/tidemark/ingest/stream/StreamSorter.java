package io.tidemark.ingest.stream;

import io.tidemark.ingest.packet.PacketReceiver;

/** Sorts packets into streams. */
interface StreamSorter extends PacketReceiver {

    /** The streams so far. */
    Streams streams();

    /** Number of streams so far, evicted ones included. */
    default long count() {
        return streams().opened();
    }
}
