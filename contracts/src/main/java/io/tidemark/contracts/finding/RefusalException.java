package io.tidemark.contracts.finding;

/** Something is not done, and a finding says why; the message is the finding's sentence. */
public abstract class RefusalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    /**
     * @param finding why it is not done
     * @param cause what led to it, null where nothing did
     */
    protected RefusalException(Finding finding, Throwable cause) {
        super(FindingDocument.of(finding).text(), cause);
        this.finding = finding;
    }

    /** Why it is not done. */
    public Finding finding() {
        return finding;
    }
}
