package io.tidemark.ingest.capture;

/**
 * What one upload may cost.
 *
 * @param maxExpandedBytes most bytes that a compressed upload may expand to
 * @param maxExpansionRatio most bytes that one compressed byte may expand to, on average since the start; counted from the
 *     first {@value #RATIO_GRACE_BYTES} expanded bytes on
 * @param maxStreams most streams that are kept, of all captures together that share their rows; beyond it streams are evicted and counted
 * @param maxSpanSeconds longest time in seconds from the first frame to the last; longer means a broken clock, and every
 *     second of a capture is a value of its series
 */
public record ParserLimits(long maxExpandedBytes, int maxExpansionRatio, int maxStreams, long maxSpanSeconds) {

    /** Expanded bytes below which the ratio is not looked at: short runs of zeros compress arbitrarily well. */
    public static final long RATIO_GRACE_BYTES = 1 << 20;

    /** 64 GiB expanded, 1,000 times the upload, a million streams, 35 days. */
    public static final ParserLimits DEFAULT = new ParserLimits(64L << 30, 1_000, 1_000_000, 35L * 24 * 3_600);

    public ParserLimits {
        requirePositive("maxExpandedBytes", maxExpandedBytes);
        requirePositive("maxExpansionRatio", maxExpansionRatio);
        requirePositive("maxStreams", maxStreams);
        requirePositive("maxSpanSeconds", maxSpanSeconds);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
