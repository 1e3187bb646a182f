package io.tidemark.ingest.capture;

/**
 * The input is no capture, or stops being one: what was expected, what was found instead, and where. The one exception for
 * everything that is wrong with the content; a broken upload stays an {@link java.io.IOException}.
 */
public final class MalformedCaptureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long offset;
    private final String expected;
    private final String found;

    /**
     * @param offset position in bytes within the capture, after decompression, at which it goes wrong
     * @param expected what should be there
     * @param found what is there
     */
    public MalformedCaptureException(long offset, String expected, String found) {
        super("at byte " + offset + ": expected " + expected + ", found " + found);
        this.offset = offset;
        this.expected = expected;
        this.found = found;
    }

    /** Position in bytes within the capture, after decompression, at which it goes wrong. */
    public long offset() {
        return offset;
    }

    /** What should be there. */
    public String expected() {
        return expected;
    }

    /** What is there. */
    public String found() {
        return found;
    }
}
