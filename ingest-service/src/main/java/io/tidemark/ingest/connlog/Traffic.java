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

    /** This and other traffic together. Sums stop at the largest number there is. */
    Traffic with(Traffic other) {
        OptionalLong sum = bytes.isPresent() && other.bytes.isPresent()
                ? OptionalLong.of(sum(bytes.getAsLong(), other.bytes.getAsLong()))
                : OptionalLong.empty();
        return new Traffic(
                Math.min(startEpochNanos, other.startEpochNanos),
                Math.max(endEpochNanos, other.endEpochNanos),
                sum(packets, other.packets),
                sum);
    }

    private static long sum(long number, long more) {
        return more > Long.MAX_VALUE - number ? Long.MAX_VALUE : number + more;
    }

    /** The same with another number of packets. */
    Traffic withPackets(long number) {
        return new Traffic(startEpochNanos, endEpochNanos, number, bytes);
    }
}
