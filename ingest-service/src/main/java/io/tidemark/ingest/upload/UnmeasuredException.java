package io.tidemark.ingest.upload;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.RefusalException;

/** A capture has streams and no metrics; the finding says why. */
public final class UnmeasuredException extends RefusalException {

    private static final long serialVersionUID = 1L;

    private final String captureId;

    UnmeasuredException(String captureId, Finding why) {
        super(why, null);
        this.captureId = captureId;
    }

    /** Id of the capture. */
    public String captureId() {
        return captureId;
    }
}
