package io.tidemark.ingest.format;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.stream.CaptureParser;
import io.tidemark.ingest.stream.CaptureSummary;
import io.tidemark.ingest.stream.ParsedCapture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a log, or an export of packets, is read as. */
record LogReading(CaptureSummary summary, List<StreamRecord> streams) {

    static LogReading of(String text) throws IOException {
        return of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    static LogReading of(InputStream upload) throws IOException {
        try (ParsedCapture capture = new CaptureParser(() -> 1).parse(upload, ParserLimits.DEFAULT, Progress.NONE)) {
            List<StreamRecord> streams = new ArrayList<>();
            capture.records(HexFormat.of()::formatHex).forEachRemaining(streams::add);
            return new LogReading(capture.summary(), streams);
        }
    }

    String label() {
        return summary.format().label();
    }

    /** Number of connections, of TCP and of UDP. */
    String connections() {
        return summary.connections().tcp() + "/" + summary.connections().udp();
    }

    /** What is found of this capture, but for what every one of its form has. */
    List<String> findings() {
        return FindingDocument.texts(summary.findings());
    }

    /** Start, end, packets, bytes and endpoints of a stream, without what only some forms tell. */
    static String text(StreamRecord stream) {
        return "%s %d..%d %d packets %s bytes %s:%d > %s:%d%s%s"
                .formatted(
                        stream.protocol(),
                        stream.startEpochNanos(),
                        stream.endEpochNanos(),
                        stream.packets(),
                        stream.bytes(),
                        stream.originator(),
                        stream.originatorPort(),
                        stream.responder(),
                        stream.responderPort(),
                        stream.connection() ? " connection" : "",
                        stream.open() ? " open" : "");
    }

    List<String> texts() {
        return streams.stream().map(LogReading::text).toList();
    }
}
