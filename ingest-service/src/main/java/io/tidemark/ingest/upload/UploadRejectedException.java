package io.tidemark.ingest.upload;

/** An upload that did not succeed: what kind of failure, and in the message what, where, and what was expected. */
public final class UploadRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Kinds of failure, as a client has to tell them apart. */
    public enum Kind {
        /** What was asked for makes no sense. */
        INVALID_REQUEST("The upload cannot be understood"),
        /** No byte came. */
        EMPTY("The upload is empty"),
        /** The bytes begin like no capture known here. */
        NOT_A_CAPTURE("This is no capture that can be read"),
        /** The bytes begin like a capture and then stop being one. */
        MALFORMED("The capture is malformed"),
        /** The upload, or what it expands to, is larger than allowed. */
        TOO_LARGE("The capture is too large"),
        /** The connection ended before the upload did. */
        BROKEN_OFF("The upload broke off"),
        /** Another upload goes by the same token. */
        TOKEN_IN_USE("The upload token is in use"),
        /** As many uploads as allowed are being taken in. */
        BUSY("Too many uploads at once"),
        /** Kafka or the database does not answer. */
        UNAVAILABLE("The capture cannot be kept now");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** What is wrong, in words that are the same for every occurrence. */
        public String title() {
            return title;
        }
    }

    private final Kind kind;

    public UploadRejectedException(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    public UploadRejectedException(Kind kind, String detail, Throwable cause) {
        super(detail, cause);
        this.kind = kind;
    }

    /** What kind of failure it is. */
    public Kind kind() {
        return kind;
    }
}
