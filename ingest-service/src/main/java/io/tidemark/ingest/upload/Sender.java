package io.tidemark.ingest.upload;

/** Who sends an upload. */
public interface Sender {

    /** How fast its bytes come. */
    Pace pace();

    /** Ends the connection: whoever reads of it learns that it broke off. */
    void cut();
}
