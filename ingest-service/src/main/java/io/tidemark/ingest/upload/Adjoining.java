package io.tidemark.ingest.upload;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.stream.CaptureSummary;
import java.util.Map;
import java.util.Optional;

/** Whether files follow each other as those of one rotation do: none overlap, and what lies between them is no longer than what they hold. */
final class Adjoining {

    private static final double NANOS_PER_SECOND = 1e9;

    private Adjoining() {}

    /** Why the files of a capture do not adjoin; empty where they do. */
    static Optional<Finding> whyNot(CaptureSummary capture) {
        double seconds = (capture.endEpochNanos() - capture.startEpochNanos()) / NANOS_PER_SECOND;
        return capture.findings().stream()
                .flatMap(finding -> whyNot(finding, seconds).stream())
                .findFirst();
    }

    private static Optional<Finding> whyNot(Finding seam, double seconds) {
        return switch (seam.code()) {
            case FILES_OVERLAP -> Optional.of(refusal("overlap", seam));
            case FILES_GAP ->
                2 * (double) seam.values().get("allSeconds") > seconds
                        ? Optional.of(refusal("gap", seam))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Finding refusal(String because, Finding seam) {
        return FindingCode.NOT_ONE_CAPTURE.with(Map.of(
                "because", because,
                "file", seam.values().get("later"),
                "beside", seam.values().get("earlier"),
                "seconds", seam.values().get("seconds")));
    }
}
