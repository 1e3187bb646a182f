package io.tidemark.ingest.upload;

import io.tidemark.contracts.CaptureCompletion;
import java.time.Duration;
import java.util.Optional;

/**
 * Which captures are measured. Every second of a capture is a value of several series, so a clock that was set, or packets of
 * several years in one file, would take more memory than there is. Such a capture has its streams all the same.
 *
 * @param longest longest time from the first frame to the last
 */
public record MeasurableSpan(Duration longest) {

    /** Why a capture is not measured, in words; empty where it is. */
    public Optional<String> whyUnmeasured(CaptureCompletion capture) {
        Duration span = Duration.between(capture.start(), capture.end());
        return span.compareTo(longest) <= 0
                ? Optional.empty()
                : Optional.of("its packets are dated from " + capture.start() + " to " + capture.end()
                        + "; captures of at most " + longest.toDays()
                        + " days are measured and fitted, of a longer one there are only the streams");
    }
}
