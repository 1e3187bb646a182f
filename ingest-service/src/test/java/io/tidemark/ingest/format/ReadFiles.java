package io.tidemark.ingest.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.CaptureFile;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.stream.CaptureParser;
import io.tidemark.ingest.stream.CaptureSummary;
import io.tidemark.ingest.stream.ParsedCapture;
import io.tidemark.ingest.stream.ReadingOptions;
import io.tidemark.ingest.stream.RowBudget;
import io.tidemark.ingest.support.PcapBuilder;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.Rotation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What is read of the files of one capture. */
record ReadFiles(CaptureSummary summary, List<String> streams) {

    private static final ObjectMapper JSON = new ObjectMapper();

    List<FindingCode> codes() {
        return summary.findings().stream().map(Finding::code).toList();
    }

    Map<String, Object> values(FindingCode code) {
        return summary.findings().stream()
                .filter(finding -> finding.code() == code)
                .findFirst()
                .orElseThrow()
                .values();
    }

    private static ReadFiles read(ParsedCapture parsed) {
        try (parsed) {
            List<String> streams = new ArrayList<>();
            parsed.records(HexFormat.of()::formatHex).forEachRemaining(stream -> streams.add(text(stream)));
            return new ReadFiles(parsed.summary(), streams);
        }
    }

    /** All that is known of a stream. */
    private static String text(StreamRecord stream) {
        try {
            return JSON.writeValueAsString(stream);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ReadFiles alone(byte[] bytes) throws IOException {
        return read(
                new CaptureParser(() -> 1).parse(new ByteArrayInputStream(bytes), ParserLimits.DEFAULT, Progress.NONE));
    }

    static ReadFiles joined(List<CaptureFile> files, ParserLimits limits) throws IOException {
        RotatedFiles inOrder = RotatedFiles.inOrder(files, limits);
        return read(new CaptureParser(() -> 1)
                .parse(inOrder, new RowBudget(limits.maxStreams()), ReadingOptions.CORRECTED, Progress.NONE));
    }

    static ReadFiles joined(CaptureFile... files) throws IOException {
        return joined(List.of(files), ParserLimits.DEFAULT);
    }

    /** A file whose first frame comes after so many seconds, with a frame every second. */
    static byte[] seconds(int from, int to) {
        PcapBuilder pcap = new PcapBuilder(PcapBuilder.ETHERNET);
        byte[] frame = frameOf(PcapFile.empty().datagram(4_000, 20).bytes());
        for (int second = from; second < to; second++) {
            pcap.add((PcapFile.START_EPOCH_SECOND + second) * 1_000_000_000L, frame);
        }
        return pcap.bytes();
    }

    static byte[] frameOf(byte[] pcap) {
        return Arrays.copyOfRange(pcap, 40, pcap.length);
    }

    static List<CaptureFile> named(List<byte[]> files) {
        List<CaptureFile> named = new ArrayList<>();
        for (byte[] file : files) named.add(Rotation.file("cap.pcap" + named.size(), file));
        return named;
    }
}
