package io.tidemark.ingest.upload;

import io.tidemark.contracts.CaptureCompletion;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.format.CaptureFormat;
import io.tidemark.ingest.metrics.CaptureSpan;
import io.tidemark.ingest.metrics.Correction;
import io.tidemark.ingest.metrics.CorrectionTally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a capture whose bytes all came. */
public sealed interface StoredCapture {

    /** The capture's id. */
    String id();

    /** The team that it belongs to, where it belongs to one. */
    Optional<String> team();

    /** When it was stored. */
    Instant storedAt();

    /**
     * A capture that was read and published.
     *
     * @param id the capture
     * @param storedAt when it was stored
     * @param completion what its completing message says
     * @param measured what time of it is measured, on the corrected clock
     * @param format what it was recognised as, empty where it was stored before that was kept
     * @param firstSkipped offset in bytes of the first frame that belongs to no stream, by reason
     * @param endings how its TCP connections ended, commonest first
     * @param corrected what corrections changed
     * @param findings what there is to know of it that its format does not tell
     * @param person pseudonym of the person whose traffic all of it is, where that is said
     * @param team the team that it belongs to, where it belongs to one
     * @param streams where its stream records lie
     */
    record Parsed(
            String id,
            Instant storedAt,
            CaptureCompletion completion,
            CaptureSpan measured,
            Optional<CaptureFormat> format,
            Map<String, Long> firstSkipped,
            List<Ending> endings,
            Map<Correction, CorrectionTally.Changed> corrected,
            List<Finding> findings,
            Optional<String> person,
            Optional<String> team,
            StreamLocation streams)
            implements StoredCapture {}

    /**
     * A capture of which nothing remains but why.
     *
     * @param id the capture
     * @param storedAt when it failed
     * @param digest SHA-256 of the bytes uploaded, lower-case hexadecimal
     * @param request what was said of it
     * @param why what it failed for
     */
    record Failed(String id, Instant storedAt, String digest, UploadRequest request, Finding why)
            implements StoredCapture {

        @Override
        public Optional<String> team() {
            return request.team();
        }
    }
}
