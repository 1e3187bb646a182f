package io.tidemark.ingest.upload;

/**
 * Where a capture's stream records lie in their topic.
 *
 * @param partition the partition, one for all of a capture
 * @param offsets offset of every message with records, in order; none where the capture has no stream
 */
public record StreamLocation(int partition, long[] offsets) {}
