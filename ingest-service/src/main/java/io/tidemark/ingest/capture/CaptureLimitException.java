package io.tidemark.ingest.capture;

/** The capture is larger, in one measure, than {@link ParserLimits} allow. The message names the measure and its limit. */
public final class CaptureLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param measured what is too large, with what was found, such as "the capture spans 52 years"
     * @param limit the limit it exceeds, with its unit
     */
    public CaptureLimitException(String measured, String limit) {
        super(measured + "; the limit is " + limit);
    }
}
