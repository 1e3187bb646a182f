package io.tidemark.ingest.connlog;

import java.util.OptionalLong;

/**
 * How much a record of a log says was sent, and when.
 *
 * @param startEpochNanos time of the first packet
 * @param endEpochNanos time of the last packet
 * @param packets number of packets
 * @param bytes sum of their lengths, empty where the log has none
 */
public record Traffic(long startEpochNanos, long endEpochNanos, long packets, OptionalLong bytes) {

    public Traffic {
        if (packets < 0) {
            throw new IllegalArgumentException("packets must not be negative: " + packets);
        }
    }

    /** The same with another number of packets. */
    Traffic withPackets(long number) {
        return new Traffic(startEpochNanos, endEpochNanos, number, bytes);
    }
}
