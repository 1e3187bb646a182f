package io.tidemark.ingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.metrics.CaptureSpan;
import io.tidemark.ingest.metrics.CorrectionTally;
import io.tidemark.ingest.metrics.SessionDefinition;
import io.tidemark.ingest.metrics.SessionMeasurement;
import io.tidemark.ingest.metrics.SessionReplay;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten minutes of one user, with a packet every half second: a TCP connection from second 100 to second 500 with its handshake and its ends, another
 * one every ten seconds that lasts four, and a question with its answer every five. What was done to them since is undone: connections
 * and mean level are those of the ten minutes.
 */
class CaptureClockTest {

    private static final long START = 1_750_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int TCP = 61;
    private static final int UDP = 120;
    private static final double MEAN = (400 + 60 * 4 + 120 * 0.5) / 600;
    private static final double TOLERANCE = 0.02;

    private record Timed(double second, byte[] packet) {

        Timed shifted(double seconds) {
            return new Timed(second + seconds, packet);
        }
    }

    private static List<Timed> tenMinutes() {
        List<Timed> packets = new ArrayList<>();
        connection(packets, 40_000, 100, 500);
        for (int i = 0; i < 60; i++) connection(packets, 41_000 + i, 10 * i + 1, 10 * i + 5);
        for (int i = 0; i < UDP; i++) {
            packets.add(new Timed(5 * i + 0.5, Packets.udp(1, 20_000 + i, 2, 53, 30)));
            packets.add(new Timed(5 * i + 1.0, Packets.udp(2, 53, 1, 20_000 + i, 90)));
        }
        packets.sort((one, other) -> Double.compare(one.second(), other.second()));
        return packets;
    }

    /** A connection with a segment every half second, closed by both sides within the last one. */
    private static void connection(List<Timed> packets, int port, double from, double to) {
        packets.add(new Timed(from, Packets.tcp(1, port, 2, 443, Packets.SYN, 1_000)));
        packets.add(new Timed(from + 0.01, Packets.tcp(2, 443, 1, port, Packets.SYN | Packets.ACK, 0)));
        for (int i = 1; from + i * 0.5 < to; i++) {
            boolean isClient = i % 2 == 1;
            byte[] segment = isClient
                    ? Packets.tcp(1, port, 2, 443, Packets.ACK, 1_001 + i)
                    : Packets.tcp(2, 443, 1, port, Packets.ACK, 1 + i);
            packets.add(new Timed(from + i * 0.5, segment));
        }
        packets.add(new Timed(to - 0.02, Packets.tcp(1, port, 2, 443, Packets.FIN | Packets.ACK, 5_000)));
        packets.add(new Timed(to - 0.01, Packets.tcp(2, 443, 1, port, Packets.FIN | Packets.ACK, 5_000)));
        packets.add(new Timed(to, Packets.tcp(1, port, 2, 443, Packets.ACK, 5_001)));
    }

    private static List<Timed> between(double from, double to) {
        return tenMinutes().stream()
                .filter(packet -> packet.second() >= from && packet.second() < to)
                .toList();
    }

    private static List<Timed> shifted(List<Timed> packets, double seconds) {
        return packets.stream().map(packet -> packet.shifted(seconds)).toList();
    }

    @SafeVarargs
    private static List<Timed> joined(List<Timed>... parts) {
        return Arrays.stream(parts).flatMap(List::stream).toList();
    }

    private static Timed stray(double second) {
        return new Timed(second, Packets.udp(1, 30_000, 2, 53, 30));
    }

    private static ParsedCapture parse(List<Timed> packets, boolean corrects) throws IOException {
        PcapBuilder file = new PcapBuilder(PcapBuilder.RAW_IP);
        packets.forEach(each -> file.add(START * SECOND + Math.round(each.second() * 1e6) * 1_000, each.packet()));
        RowBudget budget = new RowBudget(10_000);
        ReadingOptions options = new ReadingOptions(corrects, UsersSide.UNKNOWN, 1);
        return new CaptureParser(() -> 1).parse(file.stream(), ParserLimits.DEFAULT, budget, options, Progress.NONE);
    }

    private static ParsedCapture parse(List<Timed> packets) throws IOException {
        return parse(packets, true);
    }

    private static void assertIsTenMinutes(ParsedCapture capture) {
        assertEquals(
                new PerProtocol<>((long) TCP, (long) UDP),
                CorrectionTally.of(records(capture)).connections());
        SessionMeasurement measured = measure(capture);
        assertEquals(597, measured.span().seconds(), 2);
        assertEquals(MEAN, mean(measured), TOLERANCE);
    }

    private static SessionMeasurement measure(ParsedCapture capture) {
        CaptureSummary summary = capture.summary();
        CaptureSpan span = new CaptureSpan(summary.measuredStartEpochNanos(), summary.measuredEndEpochNanos(), 1_000);
        return SessionReplay.replay(SessionDefinition.WIRE, span, records(capture));
    }

    /** Time that connections are held by the seconds that there are. */
    private static double mean(SessionMeasurement measured) {
        double held = 0;
        for (var durations :
                List.of(measured.durations().tcp(), measured.durations().udp())) {
            held += durations.count() * durations.mean();
        }
        return held / measured.span().spanSeconds();
    }

    private static Iterator<StreamRecord> records(ParsedCapture capture) {
        return capture.records(address -> "");
    }

    private static List<String> codes(ParsedCapture capture) {
        return capture.summary().findings().stream()
                .map(finding -> finding.code().code())
                .toList();
    }

    private static Object value(ParsedCapture capture, String name) {
        return only(capture).values().get(name);
    }

    private static Finding only(ParsedCapture capture) {
        assertEquals(
                1, capture.summary().findings().size(), () -> codes(capture).toString());
        return capture.summary().findings().get(0);
    }

    @Test
    void leavesACaptureAloneWhoseTimesGoOn() throws IOException {
        ParsedCapture capture = parse(tenMinutes());
        assertIsTenMinutes(capture);
        assertEquals(List.of(), codes(capture));
        assertEquals(capture.summary().startEpochNanos(), capture.summary().measuredStartEpochNanos());
        assertEquals(capture.summary().endEpochNanos(), capture.summary().measuredEndEpochNanos());
    }

    @Test
    void takesPacketsOutOfOrderForNoStep() throws IOException {
        List<Timed> packets = new ArrayList<>(tenMinutes());
        for (int i = 0; i + 3 < packets.size(); i += 4) Collections.swap(packets, i, i + 2);
        ParsedCapture capture = parse(packets);
        assertIsTenMinutes(capture);
        assertEquals(List.of(), codes(capture));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3_600, -1_800, -60, -7, -86_400 * 365})
    void goesOnWhereTheClockWasSetBack(double seconds) throws IOException {
        ParsedCapture capture = parse(joined(between(0, 300), shifted(between(300, 700), seconds)));
        assertIsTenMinutes(capture);
        assertEquals(List.of("clock-stepped"), codes(capture));
        assertEquals("set-back", value(capture, "taken"));
        assertEquals(between(0, 300).size() + 1L, value(capture, "packet"));
        assertEquals(-seconds, (double) value(capture, "seconds"), 1);
    }

    @Test
    void goesOnWhereTheClockWasSetBackTwice() throws IOException {
        ParsedCapture capture =
                parse(joined(between(0, 200), shifted(between(200, 400), -3_600), shifted(between(400, 700), -7_200)));
        assertIsTenMinutes(capture);
        assertEquals(2L, value(capture, "steps"));
    }

    /** In the stream table the connection across the step ends before it starts, as tshark says. */
    @Test
    void leavesTheStreamTableAsCaptured() throws IOException {
        ParsedCapture capture = parse(joined(between(0, 300), shifted(between(300, 700), -3_600)));
        List<StreamRecord> all = new ArrayList<>();
        records(capture).forEachRemaining(all::add);
        StreamRecord across = all.stream()
                .filter(each -> each.originatorPort() == 40_000)
                .findFirst()
                .orElseThrow();
        assertEquals((START + 100) * SECOND, across.startEpochNanos());
        assertEquals((START + 500 - 3_600) * SECOND, across.endEpochNanos());
        assertEquals(400e9, across.bursts()[across.bursts().length - 1], 2e9);
        assertEquals((START + 500) * SECOND, across.responderFinEpochNanos(), 2e9);
    }

    @Test
    void putsFilesInOrder() throws IOException {
        ParsedCapture capture = parse(joined(between(300, 700), between(0, 300)));
        assertIsTenMinutes(capture);
        assertEquals(List.of("clock-stepped"), codes(capture));
        assertEquals("wrong-order", value(capture, "taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 2 1 3", "3 2 1 0", "2 3 0 1", "1 0 3 2", "3 0 1 2"})
    void putsSeveralFilesInOrder(String order) throws IOException {
        List<Timed> packets = new ArrayList<>();
        for (String part : order.split(" ")) {
            int number = Integer.parseInt(part);
            packets.addAll(between(150 * number, 150 * number + 150 + (number == 3 ? 50 : 0)));
        }
        ParsedCapture capture = parse(packets);
        assertIsTenMinutes(capture);
        assertEquals(List.of("clock-stepped"), codes(capture));
        assertEquals("wrong-order", value(capture, "taken"));
    }

    @Test
    void letsCapturesOfOneTimeRunSideBySide() throws IOException {
        List<Timed> other = new ArrayList<>();
        for (int i = 0; i < 1_180; i++) {
            byte[] datagram = i % 2 == 0 ? Packets.udp(7, 5_000, 8, 53, 30) : Packets.udp(8, 53, 7, 5_000, 30);
            other.add(new Timed(2 + 0.5 * i, datagram));
        }
        ParsedCapture capture = parse(joined(tenMinutes(), other));
        assertEquals("one-time", value(capture, "taken"));
        assertEquals(597, measure(capture).span().seconds(), 2);
        assertEquals(MEAN + 590.0 / 600, mean(measure(capture)), TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-4 * 86_400, -START, 4 * 86_400, 86_400 * 365})
    void leavesOutAPacketThatLiesApart(double second) throws IOException {
        List<Timed> packets = new ArrayList<>(tenMinutes());
        for (int place : new int[] {0, packets.size() / 2}) {
            List<Timed> with = new ArrayList<>(packets);
            with.add(second > 0 && place == 0 ? packets.size() : place, stray(second));
            ParsedCapture capture = parse(with);
            assertIsTenMinutes(capture);
            assertEquals("gap", only(capture).code().code());
            assertEquals(1L, value(capture, "leftOut"));
        }
    }

    /** It is late, not apart: what it belongs to is where its time says. */
    @Test
    void knowsLatePacketsFromASetClock() throws IOException {
        List<Timed> packets = new ArrayList<>(tenMinutes());
        Random random = new Random(1);
        for (int i = 0; i < 40; i++) {
            int from = random.nextInt(packets.size() - 20);
            packets.add(from + 16, packets.remove(from));
        }
        ParsedCapture capture = parse(packets);
        assertEquals(597, measure(capture).span().seconds(), 2);
        assertEquals(MEAN, mean(measure(capture)), 3 * TOLERANCE);
        assertEquals(List.of(), codes(capture));
    }

    @Test
    void namesAGapAndCutsNothingOff() throws IOException {
        ParsedCapture capture = parse(joined(between(0, 300), shifted(between(300, 700), 1_200)));
        assertEquals("gap", only(capture).code().code());
        assertEquals(1_200, (double) value(capture, "seconds"), 2);
        assertEquals(1_200.0 / 1_800, (double) value(capture, "share"), 0.01);
        assertEquals(between(0, 300).size() + 1L, value(capture, "packet"));
        assertEquals(1_800, measure(capture).span().seconds(), 3);
    }

    @Test
    void measuresAsCapturedWhereThatIsAskedFor() throws IOException {
        ParsedCapture capture = parse(joined(between(0, 300), shifted(between(300, 700), -3_600)), false);
        assertEquals(List.of(), codes(capture));
        assertEquals(3_600, measure(capture).span().seconds(), 3);
    }

    @Test
    void refusesACaptureWhoseTimesJumpToAndFro() throws IOException {
        List<Timed> packets = tenMinutes();
        List<Timed> jumping = IntStream.range(0, packets.size())
                .mapToObj(i -> packets.get(i).shifted(-3_600.0 * (i / 10)))
                .toList();
        assertTrue(codes(parse(jumping)).contains("clock-unusable"));
    }

    /** As where a device without a battery starts again. */
    @Test
    void goesOnWhereTheClockBeginsAgainIn1970() throws IOException {
        ParsedCapture capture = parse(joined(between(0, 300), shifted(between(300, 700), -START - 290)));
        assertIsTenMinutes(capture);
        assertEquals("set-back", value(capture, "taken"));
    }

    @Test
    void refusesACaptureInWhichNoTimePasses() throws IOException {
        List<Timed> still =
                tenMinutes().stream().map(each -> new Timed(7, each.packet())).toList();
        assertEquals("no-time-passes", only(parse(still)).code().code());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void refusesACaptureOfOneDirection(int sender) throws IOException {
        List<Timed> sent = tenMinutes().stream()
                .filter(each -> each.packet()[15] == sender)
                .toList();
        assertEquals("one-direction-only", only(parse(sent)).code().code());
    }

    @Test
    void saysWhyThereIsNoConnection() throws IOException {
        List<Timed> cut = tenMinutes().stream()
                .map(each -> new Timed(each.second(), Arrays.copyOf(each.packet(), 22)))
                .toList();
        String headers = FindingDocument.of(only(parse(cut))).text();
        assertTrue(headers.contains("packets have cut headers; capture 96 bytes"), headers);
        List<Timed> sctp = List.of(
                new Timed(0, Packets.ipv4(1, 2, 132, new byte[20])),
                new Timed(9, Packets.ipv4(2, 1, 132, new byte[20])));
        assertEquals(List.of("ip-sessions-not-counted", "no-connections"), codes(parse(sctp)));
        String other =
                FindingDocument.of(parse(sctp).summary().findings().get(1)).text();
        assertTrue(other.endsWith("2 packets carry other protocols of IP"), other);
    }
}
