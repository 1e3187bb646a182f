package io.tidemark.contracts;

import java.time.Instant;
import java.util.Map;

/**
 * What is known of a capture once all of it was read.
 *
 * @param digest SHA-256 of the bytes uploaded, lower-case hexadecimal
 * @param name the name given by whoever uploaded it, may be empty
 * @param users number of people whose traffic it holds
 * @param start time of the earliest frame
 * @param end time of the latest frame
 * @param packets frames read
 * @param bytes sum of the original lengths of all frames, null where the input has none
 * @param clockResolutionNanos resolution of the capture's clock in nanoseconds, the coarsest of its interfaces
 * @param truncated whether the last record is cut off
 * @param streams number of streams
 * @param connections number of connections of the {@code wire} definition
 * @param censored number of connections taken to be still open at the end
 * @param udpStreamsAtStart number of UDP streams that start in the first 30 seconds, and so may have begun before; null in
 *     messages older than this member
 * @param skipped number of frames that could not be decoded, by reason
 * @param evicted number of streams that left the full table before the end
 * @param batches number of messages with stream records that came before
 */
public record CaptureCompletion(
        String digest,
        String name,
        int users,
        Instant start,
        Instant end,
        long packets,
        Long bytes,
        long clockResolutionNanos,
        boolean truncated,
        PerProtocol<Long> streams,
        PerProtocol<Long> connections,
        PerProtocol<Long> censored,
        Long udpStreamsAtStart,
        Map<String, Long> skipped,
        long evicted,
        int batches) {}
