package io.tidemark.ingest.upload;

import io.tidemark.contracts.CaptureCompletion;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Which captures are measured. Every second of a capture is a value of several series, so a clock that was set, or packets of
 * several years in one file, would take more memory than there is. Such a capture has its streams all the same.
 *
 * @param longest longest time from the first frame to the last
 */
public record MeasurableSpan(Duration longest) {

    /** Why a capture is not measured; empty where it is. */
    public Optional<Finding> whyUnmeasured(CaptureCompletion capture) {
        Duration span = Duration.between(capture.start(), capture.end());
        return span.compareTo(longest) <= 0
                ? Optional.empty()
                : Optional.of(FindingCode.NOT_MEASURED.with(Map.of(
                        "start", capture.start().toString(),
                        "end", capture.end().toString(),
                        "mostDays", longest.toDays())));
    }
}
