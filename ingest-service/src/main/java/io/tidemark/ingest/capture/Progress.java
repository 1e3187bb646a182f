package io.tidemark.ingest.capture;

/** Hears how far parsing has come, on the parsing thread, some times a second; it must return at once. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress NONE = (uploadedBytes, packets, streams) -> {};

    /**
     * @param uploadedBytes bytes read of the upload, before decompression
     * @param packets frames read
     * @param streams streams found, TCP and UDP together
     */
    void reached(long uploadedBytes, long packets, long streams);
}
