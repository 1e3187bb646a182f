package io.tidemark.ingest.netflow;

import io.tidemark.ingest.packet.Packet;

/**
 * Who numbers templates: a router, and a part of it.
 *
 * @param high the first 64 bits of its address
 * @param low the last 64 bits of its address
 * @param version of what it speaks
 * @param domain the source identifier of NetFlow 9, the observation domain of IPFIX
 */
record Exporter(long high, long low, int version, long domain) {

    static Exporter of(Packet datagram, int version, long domain) {
        return new Exporter(datagram.sourceHigh(), datagram.sourceLow(), version, domain);
    }
}
