package io.tidemark.ingest.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.contracts.finding.Severity;
import io.tidemark.ingest.capture.CaptureFile;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.format.RotatedFiles;
import io.tidemark.ingest.stream.CaptureParser;
import io.tidemark.ingest.stream.CaptureSummary;
import io.tidemark.ingest.stream.ParsedCapture;
import io.tidemark.ingest.stream.ReadingOptions;
import io.tidemark.ingest.stream.RowBudget;
import io.tidemark.ingest.support.Rotation;
import io.tidemark.ingest.support.SampleFiles;
import io.tidemark.ingest.support.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captures as people take them, each with the right number of connections and the mean level of wire to two digits or so. */
class CasesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "lan_only.pcap, 156, 200, 7.88, 0.05",
        "user_and_neighbours.pcap, 156, 200, 7.88, 0.05",
        "vxlan_mirror.pcap, 156, 200, 7.88, 0.05",
        "router_both_sides.pcap, 156, 200, 7.88, 0.05",
        "once.pcap, 60, 120, 1.776, 0.001",
        "dup_outgoing.pcap, 60, 120, 1.776, 0.2",
        "cat.pcap, 156, 200, 7.88, 0.05",
        "half_asymmetric.pcap, 156, 100, 7.88, 0.05",
        "office_and_open_before.pcap, 236, 200, 88.0, 0.5",
        "dns_1h.pcap, 150, 625, 0.3327, 0.001",
        "dns_1h_unique.pcap, 150, 625, 0.3327, 0.001",
        "mergecap_a_wrong_order.pcap, 156, 200, 7.88, 0.05",
        "clock_set_back.pcap, 156, 200, 7.88, 0.05",
        "one_early_packet.pcap, 156, 200, 7.88, 0.05",
    })
    void areMeasuredRight(String file, long tcp, long udp, double mean, double tolerance) throws IOException {
        try (ParsedCapture capture = parse(file)) {
            requireMeasured(capture, tcp, udp, mean, tolerance);
        }
    }

    /** In any order: a ring's first file is not the one with the smallest number. */
    @Test
    void aRotationIsMeasuredAsTheCaptureItIsOf() throws IOException {
        List<CaptureFile> files = new ArrayList<>();
        for (int number : new int[] {2, 3, 0, 1}) {
            String name = "rotated.pcap" + number + ".gz";
            files.add(Rotation.file(name, Files.readAllBytes(SharedFiles.require("cases/" + name))));
        }
        RotatedFiles inOrder = RotatedFiles.inOrder(files, ParserLimits.DEFAULT);
        RowBudget rows = new RowBudget(ParserLimits.DEFAULT.maxStreams());
        try (ParsedCapture capture =
                new CaptureParser(() -> 1).parse(inOrder, rows, ReadingOptions.CORRECTED, Progress.NONE)) {
            requireMeasured(capture, 156, 200, 7.88, 0.05);
            assertEquals(
                    List.of(FindingCode.FILES_JOINED.with(Map.of("files", 4))),
                    capture.summary().findings());
        }
    }

    private static void requireMeasured(ParsedCapture capture, long tcp, long udp, double mean, double tolerance) {
        CorrectionTally tally = CorrectionTally.of(capture.records(address -> ""));
        SessionMeasurement measured = measured(capture);
        double level = mean(measured.series().concurrency().tcp())
                + mean(measured.series().concurrency().udp());
        assertEquals(new PerProtocol<>(tcp, udp), tally.connections(), () -> "mean level " + level);
        assertEquals(mean, level, tolerance, "mean level");
    }

    private static SessionMeasurement measured(ParsedCapture capture) {
        CaptureSummary summary = capture.summary();
        return SessionReplay.replay(
                SessionDefinition.WIRE,
                new CaptureSpan(
                        summary.measuredStartEpochNanos(),
                        summary.measuredEndEpochNanos(),
                        summary.clockResolutionNanos()),
                capture.records(address -> ""));
    }

    /** The FIN of the direction that is seen ends a connection of which the other is not. */
    @Test
    void areOpenAsWhereBothDirectionsAreSeen() throws IOException {
        try (ParsedCapture both = parse("lan_only.pcap");
                ParsedCapture one = parse("half_asymmetric.pcap")) {
            assertEquals(
                    measured(both).tallies().tcp().open().count(),
                    measured(one).tallies().tcp().open().count());
        }
    }

    @Test
    void areSeenOnBothSides() throws IOException {
        assertEquals(
                List.of(FindingCode.SEEN_ON_BOTH_SIDES.with(Map.of("twins", 356, "connections", 712, "share", 1.0))),
                seenOnBothSides(SharedFiles.require("cases/nat_both_sides.pcap.gz")));
    }

    @Test
    void holdOtherSessions() throws IOException {
        try (ParsedCapture capture = parse("sctp_esp_gre.pcap")) {
            assertEquals(
                    List.of(
                            "Not counted: 200 SCTP associations, 50 ESP sessions, 50 GRE sessions (4,000 of 5,983 packets),"
                                    + " which are neither TCP nor UDP and take entries on a firewall too: add them to the size by hand."),
                    FindingDocument.texts(capture.summary().findings()));
        }
    }

    /** Real captures, the other cases and the project's own samples. */
    @Test
    void areNotTakenToBeSeenOnBothSides() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path folder : List.of(
                SharedFiles.require("captures"),
                SharedFiles.require("cases"),
                SampleFiles.require("README.md").getParent())) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (!seenOnBothSides(file).isEmpty()) {
                        found.add(file.getFileName().toString());
                    }
                }
            }
        }
        assertEquals(List.of("nat_both_sides.pcap.gz"), found);
    }

    private static List<Finding> seenOnBothSides(Path file) throws IOException {
        try (ParsedCapture capture = parse(file)) {
            return capture.summary().findings().stream()
                    .filter(finding -> finding.code() == FindingCode.SEEN_ON_BOTH_SIDES)
                    .toList();
        } catch (MalformedCaptureException notACapture) {
            return List.of();
        }
    }

    /** None of them tells anything that a size could rest on. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "all_same.pcap, no-time-passes, no time passes in it",
        "only_to_client.pcap, one-direction-only, show one direction only",
        "snap40_eth.pcap, all-headers-cut, '1,983 packets have cut headers, so no connection could be read: capture 96 bytes'",
    })
    void areRefused(String file, String code, String words) throws IOException {
        try (ParsedCapture capture = parse(file)) {
            Finding refusal = capture.summary().findings().stream()
                    .filter(finding -> finding.code().severity() == Severity.REFUSAL)
                    .findFirst()
                    .orElseThrow();
            assertEquals(code, refusal.code().code());
            String text = FindingDocument.of(refusal).text();
            assertTrue(text.contains(words), text);
        }
    }

    private static double mean(int[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static ParsedCapture parse(String file) throws IOException {
        return parse(SharedFiles.require("cases/" + file + ".gz"));
    }

    private static ParsedCapture parse(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new CaptureParser(() -> 1).parse(in, ParserLimits.DEFAULT, Progress.NONE);
        }
    }
}
