package io.tidemark.ingest.upload;

/** Kafka or the database does not answer; the same may work later. The message says which, and for how long it was waited. */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
