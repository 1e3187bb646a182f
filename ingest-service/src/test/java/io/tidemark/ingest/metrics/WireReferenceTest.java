package io.tidemark.ingest.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.stream.CaptureParser;
import io.tidemark.ingest.stream.ParsedCapture;
import io.tidemark.ingest.stream.ReadingOptions;
import io.tidemark.ingest.stream.RowBudget;
import io.tidemark.ingest.stream.UsersSide;
import io.tidemark.ingest.support.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds the metrics of a real capture, as captured, against the data that the reference posteriors were made from. */
class WireReferenceTest {

    private static final double HALF_A_NANOSECOND = 5e-10;

    @Test
    void countsTheNewConnectionsOfEverySecond() throws IOException {
        int[] expected = Files.readAllLines(SharedFiles.require("reference/workstation-13min.cps.txt")).stream()
                .mapToInt(Integer::parseInt)
                .toArray();
        SessionMeasurement wire = measure();
        int[] tcp = wire.series().cps().tcp();
        int[] udp = wire.series().cps().udp();
        int[] total = IntStream.range(0, tcp.length).map(i -> tcp[i] + udp[i]).toArray();
        assertEquals(773, wire.span().seconds());
        assertArrayEquals(expected, total);
    }

    @Test
    void measuresTheDurationOfEveryConnection() throws IOException {
        Path reference = SharedFiles.require("reference");
        SessionLogs logs = logs();
        assertArrayEquals(
                sorted(reference.resolve("workstation-13min.durations-tcp.txt")), logs.tcp(), HALF_A_NANOSECOND);
        assertArrayEquals(
                sorted(reference.resolve("workstation-13min.durations-udp.txt")), logs.udp(), HALF_A_NANOSECOND);
        double[] pooled = DoubleStream.concat(Arrays.stream(logs.tcp()), Arrays.stream(logs.udp()))
                .sorted()
                .toArray();
        assertArrayEquals(sorted(reference.resolve("workstation-13min.durations.txt")), pooled, HALF_A_NANOSECOND);
    }

    private record SessionLogs(double[] tcp, double[] udp) {}

    private static SessionLogs logs() throws IOException {
        ParsedCapture capture = parse();
        EntryLog tcp = new EntryLog();
        EntryLog udp = new EntryLog();
        capture.records(address -> "-")
                .forEachRemaining(stream ->
                        SessionDefinition.WIRE.replay(stream, stream.protocol().equals("tcp") ? tcp : udp));
        return new SessionLogs(tcp.sortedSeconds(Long.MAX_VALUE), udp.sortedSeconds(Long.MAX_VALUE));
    }

    private static double[] sorted(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
    }

    private static SessionMeasurement measure() throws IOException {
        ParsedCapture capture = parse();
        CaptureSpan span = new CaptureSpan(
                capture.summary().startEpochNanos(),
                capture.summary().endEpochNanos(),
                capture.summary().clockResolutionNanos());
        return SessionReplay.replay(SessionDefinition.WIRE, span, capture.records(address -> "-"));
    }

    private static ParsedCapture parse() throws IOException {
        Path file = SharedFiles.require("captures/fit/workstation-13min.pcap.gz");
        try (InputStream in = Files.newInputStream(file)) {
            return new CaptureParser(() -> 1)
                    .parse(
                            in,
                            ParserLimits.DEFAULT,
                            new RowBudget(ParserLimits.DEFAULT.maxStreams()),
                            new ReadingOptions(false, UsersSide.UNKNOWN, 1),
                            Progress.NONE);
        }
    }
}
