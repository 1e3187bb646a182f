package io.tidemark.ingest.upload;

/** A capture has streams and no metrics. The message says why. */
public final class UnmeasuredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnmeasuredException(String why) {
        super(why);
    }
}
