package io.tidemark.ingest.upload;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.RefusalException;
import java.util.Map;

/** An upload that did not succeed: its finding says what, where, and what was expected. */
public final class UploadRejectedException extends RefusalException {

    private static final long serialVersionUID = 1L;

    public UploadRejectedException(Finding why) {
        super(why, null);
    }

    public UploadRejectedException(Finding why, Throwable cause) {
        super(why, cause);
    }

    /** What was refused elsewhere, for the same reason. */
    static UploadRejectedException of(RefusalException cause) {
        return new UploadRejectedException(cause.finding(), cause);
    }

    /** What was asked for makes no sense. */
    public static UploadRejectedException invalid(String what) {
        return invalid(what, null);
    }

    /** What was asked for makes no sense. */
    public static UploadRejectedException invalid(String what, Throwable cause) {
        return new UploadRejectedException(FindingCode.INVALID_UPLOAD.with(Map.of("what", what)), cause);
    }
}
