package io.tidemark.ingest.upload;

/** The topic has dropped a capture's stream records after its time of retention. */
public final class StreamsGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param captureId the capture */
    public StreamsGoneException(String captureId) {
        super("the stream records of capture " + captureId
                + " are older than their topic keeps them; upload the capture again to have them back");
    }
}
