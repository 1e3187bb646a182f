package io.tidemark.benchmarks;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.fit.model.Observations;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.metrics.CaptureSpan;
import io.tidemark.ingest.metrics.SessionDefinition;
import io.tidemark.ingest.metrics.SessionReplay;
import io.tidemark.ingest.stream.CaptureParser;
import io.tidemark.ingest.stream.CaptureSummary;
import io.tidemark.ingest.stream.ParsedCapture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A capture on its way from a file to what models are fitted to. */
final class MeasuredCapture {

    /** The capture that is measured unless another is named; the path is taken from the root of the checkout. */
    static final String SAMPLE = "samples/lab-office-25min.pcap.gz";

    /** Seed of the hashes of stream tables, so that every run does the same. */
    private static final long HASH_SEED = 1;

    private MeasuredCapture() {}

    /** Reads a capture from its file, whatever it is compressed with. */
    static ParsedCapture parse(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new CaptureParser(() -> HASH_SEED).parse(bytes, ParserLimits.DEFAULT, Progress.NONE);
        }
    }

    /** What models are fitted to: the connections of the capture, as one person's. */
    static Observations observe(Path file) throws IOException {
        return Observations.of(List.of(metrics(file)));
    }

    /** What is measured of a capture under the definition wire, as one person's. */
    static CaptureMetrics metrics(Path file) throws IOException {
        ParsedCapture capture = parse(file);
        CaptureSummary summary = capture.summary();
        CaptureSpan span =
                new CaptureSpan(summary.startEpochNanos(), summary.endEpochNanos(), summary.clockResolutionNanos());
        return SessionReplay.replay(SessionDefinition.WIRE, span, capture.records(address -> ""))
                .asMetrics("capture", "0".repeat(64), 1, Optional.empty());
    }
}
