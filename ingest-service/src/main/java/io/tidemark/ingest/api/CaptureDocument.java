package io.tidemark.ingest.api;

import io.tidemark.contracts.CaptureCompletion;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.format.CaptureFormat;
import io.tidemark.ingest.host.HostCounts;
import io.tidemark.ingest.metrics.CorrectionTally;
import io.tidemark.ingest.metrics.MetricsFindings;
import io.tidemark.ingest.upload.Ending;
import io.tidemark.ingest.upload.MeasurableSpan;
import io.tidemark.ingest.upload.StoredCapture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is told of a capture. */
sealed interface CaptureDocument {

    /** A capture that was read whole. */
    @Schema(name = "ParsedCapture", description = "A capture that was read and published")
    record Parsed(
            @Schema(description = "Follows from the bytes uploaded and the number of users")
            String id,

            @Schema(enumeration = "parsed") String status,
            String name,

            @Schema(description = "Number of people whose traffic it holds")
            int users,

            @Schema(description = "SHA-256 of the bytes uploaded")
            String digest,

            Instant storedAt,

            @Schema(description = "What it was recognised as; null where it was stored before that was kept")
            String format,

            @Schema(description = "Whether its last record is cut off")
            boolean truncated,

            @Schema(description = "Frames read") long packets,

            @Schema(description = "Sum of the frames' original lengths, null where the input has none")
            Long bytes,

            Instant start,
            Instant end,
            long clockResolutionNanos,
            PerProtocol<Long> streams,
            PerProtocol<Long> connections,

            @Schema(description = "Connections taken to be still open at the end")
            PerProtocol<Long> censored,

            @Schema(description = "UDP streams that start in the first 30 seconds, and so may have begun before")
            long udpStreamsAtStart,

            @Schema(description = "Frames that belong to no stream, by reason")
            Map<String, Long> skipped,

            @Schema(
                    description =
                            "Offset in bytes of the first of these frames, by reason, in the capture without its compression")
            Map<String, Long> firstSkipped,

            @Schema(description = "Streams that left the full table before the end")
            long evicted,

            @Schema(description = "Messages with stream records")
            int batches,

            @Schema(description = "Flags of the last segment of TCP connections, commonest first")
            List<Ending> endings,

            @Schema(description = "Session definitions there are metrics of")
            List<String> definitions,

            @Schema(description = "Why it is not measured and fitted, null where it is")
            String unmeasured,

            @Schema(
                    description =
                            "Hosts of the users' side; null where the capture was stored before they were told apart")
            Hosts hosts,

            @Schema(
                    description =
                            "Pseudonym of the person whose traffic all of it is, the same in all captures of that person; null where"
                                    + " nobody said")
            String person,

            @Schema(
                    description =
                            "What was corrected of the capture before it was measured, by kind, in order: number of streams,"
                                    + " and connections before and after; the stream table is as captured")
            Map<String, CorrectionTally.Changed> corrected,

            @Schema(
                    description =
                            "What to know before relying on it, the gravest first; docs/FINDINGS.md has the codes")
            List<FindingDocument> findings)
            implements CaptureDocument {}

    /** How many hosts of the users' side a capture holds. */
    @Schema(name = "CaptureHosts", description = "Hosts of the users' side; each may be one user")
    record Hosts(
            @Schema(description = "Addresses inside that sent a packet, null where the input names no IP address")
            Integer inside,

            @Schema(
                    description =
                            "Addresses inside that originated at least one connection of the definition wire which"
                                    + " was answered, null where the input names no IP address")
            Integer active,

            @Schema(
                    description =
                            "Active hosts of the whole capture, some more or less, where those that are kept are a random"
                                    + " sample of them, for it has more streams than there is room for; null where all are kept")
            Integer sampledFrom,

            @Schema(
                    description =
                            "People whose traffic is measured: `users`, or fewer where hosts are a sample. Metrics and fits are of these")
            int people,

            @Schema(description = "Networks of the users' side")
            List<String> networks) {

        static Hosts of(HostCounts counts, int users) {
            return new Hosts(
                    counts.inside(), counts.active(), counts.sampledFrom(), counts.people(users), counts.networks());
        }
    }

    /** A capture of which nothing remains but why. */
    @Schema(name = "FailedCapture", description = "A capture that could not be read or published")
    record Failed(
            String id,

            @Schema(enumeration = "failed") String status,

            @Schema(description = "What was wrong, where, and what was expected")
            String reason,

            String name,
            int users,
            String digest,
            Instant storedAt,

            @Schema(description = "The reason as a finding; docs/FINDINGS.md has the codes")
            List<FindingDocument> findings)
            implements CaptureDocument {}

    /**
     * @param capture the capture
     * @param definitions session definitions there are metrics of
     * @param measurable which captures are measured
     * @param hosts how many hosts of the users' side it holds, where that is known
     */
    static CaptureDocument of(
            StoredCapture capture, List<String> definitions, MeasurableSpan measurable, Optional<HostCounts> hosts) {
        if (capture instanceof StoredCapture.Parsed parsed) return of(parsed, definitions, measurable, hosts);
        StoredCapture.Failed failed = (StoredCapture.Failed) capture;
        FindingDocument why = FindingDocument.of(failed.why());
        return new Failed(
                failed.id(),
                "failed",
                why.text(),
                failed.request().name(),
                failed.request().users(),
                failed.digest(),
                failed.storedAt(),
                List.of(why));
    }

    private static Parsed of(
            StoredCapture.Parsed capture,
            List<String> definitions,
            MeasurableSpan measurable,
            Optional<HostCounts> hosts) {
        CaptureCompletion known = capture.completion();
        return new Parsed(
                capture.id(),
                "parsed",
                known.name(),
                known.users(),
                known.digest(),
                capture.storedAt(),
                capture.format().map(CaptureFormat::label).orElse(null),
                known.truncated(),
                known.packets(),
                known.bytes(),
                known.start(),
                known.end(),
                known.clockResolutionNanos(),
                known.streams(),
                known.connections(),
                known.censored(),
                known.udpStreamsAtStart(),
                known.skipped(),
                capture.firstSkipped(),
                known.evicted(),
                known.batches(),
                capture.endings(),
                definitions,
                measurable
                        .whyUnmeasured(capture)
                        .map(why -> FindingDocument.of(why).text())
                        .orElse(null),
                hosts.map(counts -> Hosts.of(counts, known.users())).orElse(null),
                capture.person().orElse(null),
                corrected(capture),
                FindingDocument.of(findings(capture, measurable)));
    }

    private static Map<String, CorrectionTally.Changed> corrected(StoredCapture.Parsed capture) {
        Map<String, CorrectionTally.Changed> corrected = new LinkedHashMap<>();
        capture.corrected().forEach((kind, changed) -> corrected.put(kind.label(), changed));
        return corrected;
    }

    private static List<Finding> findings(StoredCapture.Parsed capture, MeasurableSpan measurable) {
        CaptureCompletion known = capture.completion();
        List<Finding> findings =
                new ArrayList<>(MetricsFindings.ofCapture(capture.format(), capture.findings(), capture.corrected()));
        measurable.whyUnmeasured(capture).filter(why -> !findings.contains(why)).ifPresent(findings::add);
        if (known.truncated()) {
            findings.add(FindingCode.CAPTURE_CUT.with(Map.of("packets", known.packets())));
        }
        findings.sort(Finding.GRAVEST_FIRST);
        return findings;
    }
}
