package io.tidemark.ingest.nfcapd;

/** A compressed block makes no sense; whoever knows the file says where. */
final class BrokenBlockException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param what it does, such as {@code breaks off}
     */
    BrokenBlockException(String what) {
        super(what);
    }
}
