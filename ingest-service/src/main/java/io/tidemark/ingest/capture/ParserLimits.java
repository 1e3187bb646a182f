package io.tidemark.ingest.capture;

/**
 * What one upload may cost.
 *
 * @param maxExpandedBytes most bytes that a compressed upload may expand to
 * @param maxExpansionRatio most bytes that one compressed byte may expand to, on average since the start; counted from the
 *     first {@value #RATIO_GRACE_BYTES} expanded bytes on
 * @param maxStreams most streams that are kept, of all captures together that share their rows; beyond it streams are evicted and counted
 */
public record ParserLimits(long maxExpandedBytes, int maxExpansionRatio, int maxStreams) {

    /** Expanded bytes below which the ratio is not looked at: short runs of zeros compress arbitrarily well. */
    public static final long RATIO_GRACE_BYTES = 1 << 20;

    /** 64 GiB expanded, 1,000 times the upload, 250,000 streams: those of ingest-service unless it is told others. */
    public static final ParserLimits DEFAULT = new ParserLimits(64L << 30, 1_000, 250_000);

    public ParserLimits {
        requirePositive("maxExpandedBytes", maxExpandedBytes);
        requirePositive("maxExpansionRatio", maxExpansionRatio);
        requirePositive("maxStreams", maxStreams);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
