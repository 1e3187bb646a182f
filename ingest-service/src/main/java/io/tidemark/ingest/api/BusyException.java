package io.tidemark.ingest.api;

/** The service has as much to do as it has room for; the same may work later. */
final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BusyException(String message) {
        super(message);
    }
}
