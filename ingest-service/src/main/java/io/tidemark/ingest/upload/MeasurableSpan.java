package io.tidemark.ingest.upload;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.metrics.CaptureSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Which captures are measured: none of which there is a refusal among its findings. Every second of a capture is a value of several series, so a clock that was set, or packets of
 * several years in one file, would take more memory than there is. Such a capture has its streams all the same.
 *
 * @param longest longest time from the first frame that is measured to the last
 */
public record MeasurableSpan(Duration longest) {

    /** Why a capture is not measured; empty where it is. */
    public Optional<Finding> whyUnmeasured(StoredCapture.Parsed capture) {
        return capture.findings().stream()
                .filter(Finding::isRefusal)
                .findFirst()
                .or(() -> whyTooLong(capture.measured()));
    }

    private Optional<Finding> whyTooLong(CaptureSpan measured) {
        Instant start = Instant.ofEpochSecond(0, measured.startEpochNanos());
        Instant end = Instant.ofEpochSecond(0, measured.endEpochNanos());
        Duration span = Duration.between(start, end);
        return span.compareTo(longest) <= 0
                ? Optional.empty()
                : Optional.of(FindingCode.NOT_MEASURED.with(Map.of(
                        "start", start.toString(),
                        "end", end.toString(),
                        "mostDays", longest.toDays())));
    }
}
