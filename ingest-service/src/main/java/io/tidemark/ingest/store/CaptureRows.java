package io.tidemark.ingest.store;

import io.tidemark.contracts.CaptureCompletion;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.format.CaptureFormat;
import io.tidemark.ingest.format.CaptureFormats;
import io.tidemark.ingest.metrics.CaptureSpan;
import io.tidemark.ingest.upload.Ending;
import io.tidemark.ingest.upload.StoredCapture;
import io.tidemark.ingest.upload.StreamLocation;
import io.tidemark.ingest.upload.UploadRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns captures into rows and rows into captures. */
final class CaptureRows {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final String PARSED = "parsed";

    private CaptureRows() {}

    static CaptureEntity row(StoredCapture.Failed capture) {
        CaptureEntity row = new CaptureEntity();
        row.id = capture.id();
        row.status = "failed";
        row.storedAt = capture.storedAt();
        row.name = capture.request().name();
        row.users = capture.request().users();
        row.digest = capture.digest();
        row.team = capture.team().orElse(null);
        FindingDocument why = FindingDocument.of(capture.why());
        row.reason = why.text();
        row.findings = List.of(why);
        return row;
    }

    static CaptureEntity row(StoredCapture.Parsed capture) {
        CaptureCompletion completion = capture.completion();
        CaptureEntity row = new CaptureEntity();
        row.id = capture.id();
        row.status = PARSED;
        row.storedAt = capture.storedAt();
        row.name = completion.name();
        row.users = completion.users();
        row.digest = completion.digest();
        row.format = capture.format().map(CaptureFormat::label).orElse(null);
        row.measuredStart = capture.measured().startEpochNanos();
        row.measuredEnd = capture.measured().endEpochNanos();
        row.firstSkipped = capture.firstSkipped();
        row.endings = new LinkedHashMap<>();
        capture.endings().forEach(ending -> row.endings.put(ending.flags(), ending.count()));
        row.corrected = capture.corrected();
        row.findings = FindingDocument.of(capture.findings());
        row.person = capture.person().orElse(null);
        row.team = capture.team().orElse(null);
        row.streamPartition = capture.streams().partition();
        row.streamOffsets = capture.streams().offsets();
        fill(row, completion);
        return row;
    }

    private static void fill(CaptureEntity row, CaptureCompletion completion) {
        row.startEpochNanos = epochNanos(completion.start());
        row.endEpochNanos = epochNanos(completion.end());
        row.packets = completion.packets();
        row.bytes = completion.bytes();
        row.clockResolutionNanos = completion.clockResolutionNanos();
        row.truncated = completion.truncated();
        row.streamsTcp = completion.streams().tcp();
        row.streamsUdp = completion.streams().udp();
        row.connectionsTcp = completion.connections().tcp();
        row.connectionsUdp = completion.connections().udp();
        row.censoredTcp = completion.censored().tcp();
        row.censoredUdp = completion.censored().udp();
        row.udpStreamsAtStart = completion.udpStreamsAtStart();
        row.evicted = completion.evicted();
        row.skipped = completion.skipped();
    }

    static StoredCapture capture(CaptureEntity row) {
        if (row.status.equals(PARSED)) return parsed(row);
        return new StoredCapture.Failed(
                row.id,
                row.storedAt,
                row.digest,
                new UploadRequest(row.name, row.users).of(Optional.ofNullable(row.team)),
                why(row));
    }

    private static Finding why(CaptureEntity failed) {
        return failed.findings == null
                ? FindingDocument.statedRefusal(failed.reason)
                : failed.findings.get(0).finding();
    }

    private static StoredCapture.Parsed parsed(CaptureEntity row) {
        List<Ending> endings = row.endings.entrySet().stream()
                .map(entry -> new Ending(entry.getKey(), entry.getValue()))
                .sorted(Ending.COMMONEST_FIRST)
                .toList();
        StreamLocation streams = new StreamLocation(row.streamPartition, row.streamOffsets);
        return new StoredCapture.Parsed(
                row.id,
                row.storedAt,
                completion(row),
                measured(row),
                Optional.ofNullable(row.format).map(CaptureFormats::labelled),
                new TreeMap<>(row.firstSkipped),
                endings,
                row.corrected == null ? Map.of() : new TreeMap<>(row.corrected),
                row.findings == null ? List.of() : FindingDocument.findings(row.findings),
                Optional.ofNullable(row.person),
                Optional.ofNullable(row.team),
                streams);
    }

    private static CaptureSpan measured(CaptureEntity row) {
        return new CaptureSpan(
                row.measuredStart == null ? row.startEpochNanos : row.measuredStart,
                row.measuredEnd == null ? row.endEpochNanos : row.measuredEnd,
                row.clockResolutionNanos);
    }

    private static CaptureCompletion completion(CaptureEntity row) {
        Map<String, Long> skipped = new TreeMap<>(row.skipped);
        return new CaptureCompletion(
                row.digest,
                row.name,
                row.users,
                Instant.ofEpochSecond(0, row.startEpochNanos),
                Instant.ofEpochSecond(0, row.endEpochNanos),
                row.packets,
                row.bytes,
                row.clockResolutionNanos,
                row.truncated,
                new PerProtocol<>(row.streamsTcp, row.streamsUdp),
                new PerProtocol<>(row.connectionsTcp, row.connectionsUdp),
                new PerProtocol<>(row.censoredTcp, row.censoredUdp),
                row.udpStreamsAtStart,
                skipped,
                row.evicted,
                row.streamOffsets.length);
    }

    private static long epochNanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
    }
}
