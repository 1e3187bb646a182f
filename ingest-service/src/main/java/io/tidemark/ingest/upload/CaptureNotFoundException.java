package io.tidemark.ingest.upload;

/** No capture of that id is known, or none that was parsed. */
public final class CaptureNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CaptureNotFoundException(String message) {
        super(message);
    }
}
