package io.tidemark.ingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.support.SampleFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the streams that an installed tshark's JSON has against those of the capture it was made from. */
class TsharkFormsTest {

    private static final Path SAMPLE = SampleFiles.require("lab-office-40s.pcapng");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-T json",
                "-T json --no-duplicate-keys",
                "-T json -x",
                "-T json -J frame+eth+ip+ipv6+tcp+udp+icmp+icmpv6",
                "-T ek",
                "-T ek -x"
            })
    void readsTheStreamsOfTheCaptureFromEveryFormOfJson(String options) throws IOException {
        ParsedCapture expected = parse(Files.newInputStream(SAMPLE));
        ParsedCapture found = parse(tshark(options));
        assertFalse(records(found).isEmpty());
        assertEquals(records(expected), records(found));
        assertEquals("tshark-json", found.summary().format().label());
        assertEquals(withoutFormat(expected.summary()), withoutFormat(found.summary()));
    }

    private static InputStream tshark(String options) throws IOException {
        List<String> command = new ArrayList<>(List.of("tshark", "-r", SAMPLE.toString()));
        command.addAll(List.of("-o", "tcp.desegment_tcp_streams:FALSE"));
        command.addAll(Stream.of(options.split(" "))
                .map(each -> each.replace('+', ' '))
                .toList());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new BufferedInputStream(process.getInputStream());
        } catch (IOException e) {
            assumeTrue(false, "skipped: no tshark is installed");
            throw e;
        }
    }

    private static List<String> records(ParsedCapture capture) {
        List<String> records = new ArrayList<>();
        capture.records(HexFormat.of()::formatHex).forEachRemaining(stream -> records.add(text(stream)));
        return records;
    }

    /** All members, those of the array instead of its identity. */
    private static String text(StreamRecord stream) {
        return stream.toString().replaceAll("bursts=[^,]*", "bursts=" + Arrays.toString(stream.bursts()));
    }

    private static String withoutFormat(CaptureSummary summary) {
        return summary.toString().replace("format=" + summary.format() + ", ", "");
    }

    private static ParsedCapture parse(InputStream upload) throws IOException {
        try (upload) {
            return new CaptureParser(() -> 1).parse(upload, ParserLimits.DEFAULT, Progress.NONE);
        }
    }
}
