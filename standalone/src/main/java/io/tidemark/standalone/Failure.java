package io.tidemark.standalone;

/** What went wrong, in one line that the user can act on; the command ends with exit code 1. */
public final class Failure extends RuntimeException {

    /** A failure that the message alone explains. */
    public Failure(String message) {
        super(message);
    }

    /** A failure with the exception that led to it, for the log. */
    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
