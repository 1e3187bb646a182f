package io.tidemark.ingest.api;

/** A request that makes no sense, or asks for what is not known. The message says what was found and what was expected. */
final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;

    InvalidRequestException(int status, String title, String detail) {
        super(detail);
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
