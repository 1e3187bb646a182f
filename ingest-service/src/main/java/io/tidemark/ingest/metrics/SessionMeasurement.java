package io.tidemark.ingest.metrics;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.People;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a capture's table entries look like under one session definition.
 *
 * @param definition name of the session definition
 * @param span when the capture was taken
 * @param series values second by second, from second 0
 * @param tallies sufficient statistics of the durations
 * @param firstHalf what was known when half of the capture had passed
 * @param durations the durations as people read them
 * @param people what each person did
 * @param findings what limits all this
 */
public record SessionMeasurement(
        String definition,
        CaptureSpan span,
        CaptureMetrics.SecondSeries series,
        PerProtocol<CaptureMetrics.Durations> tallies,
        CaptureMetrics.FirstHalf firstHalf,
        PerProtocol<DurationSummary> durations,
        People people,
        List<Finding> findings) {

    /** The same with what limits it. */
    public SessionMeasurement withFindings(List<Finding> found) {
        return new SessionMeasurement(definition, span, series, tallies, firstHalf, durations, people, found);
    }

    /**
     * The metrics as they travel, whole: {@link io.tidemark.contracts.MetricsParts} cuts them.
     *
     * @param captureId the capture
     * @param digest SHA-256 of the bytes uploaded, lower-case hexadecimal
     * @param users number of people whose traffic the capture holds
     * @param team the team that the capture belongs to, where it belongs to one
     */
    public CaptureMetrics asMetrics(String captureId, String digest, int users, Optional<String> team) {
        return new CaptureMetrics(
                captureId,
                definition,
                1,
                1,
                digest,
                users,
                Instant.ofEpochSecond(span.startEpochSecond()),
                span.seconds(),
                span.clockResolutionNanos(),
                span.spanSeconds(),
                series,
                tallies,
                firstHalf,
                null,
                FindingDocument.of(findings),
                people,
                team.orElse(null));
    }
}
