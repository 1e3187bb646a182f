package io.tidemark.ingest.stream;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.format.CaptureFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a whole capture once it was read.
 *
 * @param format what it was recognised as
 * @param startEpochNanos time of the earliest frame
 * @param endEpochNanos time of the latest frame
 * @param measuredStartEpochNanos time of the earliest frame that is measured, on the corrected clock
 * @param measuredEndEpochNanos time of the latest frame that is measured, on the corrected clock
 * @param packets frames read
 * @param bytes sum of the frames' original lengths, empty where the input has none
 * @param clockResolutionNanos resolution of the capture's clock in nanoseconds, the coarsest of its interfaces
 * @param truncated whether the last record is cut off
 * @param streams number of streams, evicted ones included
 * @param connections number of connections of the {@code wire} definition
 * @param censored number of connections taken to be still open at the end
 * @param udpStreamsAtStart number of UDP streams that start in the first 30 seconds, and so may have begun before
 * @param skipped number of frames that belong to no stream, by reason
 * @param firstSkipped offset in bytes of the first of these frames, by reason, in the capture without its compression
 * @param evicted number of streams that left the full table before the end, and so are in no record
 * @param sampled the hosts that are kept, where others are left out for want of room
 * @param findings what there is to know of it that its format does not tell
 */
public record CaptureSummary(
        CaptureFormat format,
        long startEpochNanos,
        long endEpochNanos,
        long measuredStartEpochNanos,
        long measuredEndEpochNanos,
        long packets,
        OptionalLong bytes,
        long clockResolutionNanos,
        boolean truncated,
        PerProtocol<Long> streams,
        PerProtocol<Long> connections,
        PerProtocol<Long> censored,
        long udpStreamsAtStart,
        Map<String, Long> skipped,
        Map<String, Long> firstSkipped,
        long evicted,
        Optional<SampledHosts> sampled,
        List<Finding> findings) {}
