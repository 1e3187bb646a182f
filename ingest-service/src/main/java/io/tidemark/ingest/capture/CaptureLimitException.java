package io.tidemark.ingest.capture;

import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.RefusalException;
import java.util.Map;

/** The capture is larger, in one measure, than {@link ParserLimits} allow. */
public final class CaptureLimitException extends RefusalException {

    private static final long serialVersionUID = 1L;

    private CaptureLimitException(Map<String, Object> values) {
        super(FindingCode.CAPTURE_TOO_LARGE.with(values), null);
    }

    /** The upload expands to more bytes than the limit. */
    static CaptureLimitException ofExpandedBytes(long limit) {
        return new CaptureLimitException(Map.of("measure", "expanded-bytes", "limit", limit));
    }

    /** Bytes of the upload expand to more than {@code limitTimes} as many. */
    static CaptureLimitException ofExpansion(long bytes, long expandedBytes, int limitTimes) {
        return new CaptureLimitException(
                Map.of("measure", "expansion", "limit", limitTimes, "bytes", bytes, "expandedBytes", expandedBytes));
    }
}
