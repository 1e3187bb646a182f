package io.tidemark.ingest.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.stream.CaptureParser;
import io.tidemark.ingest.stream.ParsedCapture;
import io.tidemark.ingest.stream.ReadingOptions;
import io.tidemark.ingest.stream.RowBudget;
import io.tidemark.ingest.support.NfcapdBuilder;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.Rotation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of nfcapd: 60 flows that nfcapd 1.7.1 has written and nfdump has compressed, and built ones. */
class NfcapdTest {

    private static final Path SAMPLES = Path.of("src/test/resources/nfcapd");
    private static final long START = 1_700_000_000_000L;
    private static final int DATA_AT = 52;

    private static NfcapdBuilder flows() {
        return new NfcapdBuilder()
                .record(7, new byte[28])
                .flow("10.0.0.1", 40_000, "192.0.2.2", 443, 6, 0x1b, 8, START, START + 2_500)
                .flow("192.0.2.2", 443, "10.0.0.1", 40_000, 6, 0x1b, 9, START + 10, START + 2_500)
                .flow("10.0.0.1", 40_001, "192.0.2.2", 81, 6, 2, 3, START + 3_000, START + 6_000)
                .flow("10.0.0.1", 0, "192.0.2.2", 2_048, 1, 0, 1, START, START)
                .flow(0, "fd00::1", 5_000, "fd00::2", 53, 17, 0, 1, START, START + 40, NfcapdBuilder.back(1, 90));
    }

    private static final List<String> STREAMS = List.of(
            "tcp 1700000000000000000..1700000002500000000 17 packets 1020 bytes 0a000001:40000 > c0000202:443 connection",
            "tcp 1700000003000000000..1700000006000000000 3 packets 180 bytes 0a000001:40001 > c0000202:81",
            "udp 1700000000000000000..1700000000040000000 2 packets 150 bytes fd000000000000000000000000000001:5000"
                    + " > fd000000000000000000000000000002:53 connection");

    private static LogReading read(byte[] file) throws IOException {
        return LogReading.of(new ByteArrayInputStream(file));
    }

    private static MalformedCaptureException refusal(byte[] file) {
        return assertThrows(MalformedCaptureException.class, () -> read(file));
    }

    /** nfdump's own list has whole seconds, so times are left out. */
    private static List<String> untimed(LogReading reading) {
        return reading.streams().stream()
                .map(s -> "%s %d packets %d bytes %s:%d > %s:%d %b %b %d/%d/%d/%d"
                        .formatted(
                                s.protocol(),
                                s.packets(),
                                s.bytes(),
                                s.originator(),
                                s.originatorPort(),
                                s.responder(),
                                s.responderPort(),
                                s.connection(),
                                s.open(),
                                s.syn(),
                                s.synAck(),
                                s.fin(),
                                s.rst()))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "lzo", "lz4"})
    void readsTheFlowsThatNfdumpLists(String name) throws IOException {
        LogReading listed = LogReading.of(Files.newInputStream(SAMPLES.resolve("flows.csv")));
        LogReading reading = LogReading.of(Files.newInputStream(SAMPLES.resolve(name + ".nfcapd")));
        assertEquals("nfcapd", reading.label());
        assertEquals("12/17", reading.connections());
        assertEquals(untimed(listed), untimed(reading));
        assertEquals(List.of(), reading.findings());
        assertEquals(1_000_000, reading.summary().clockResolutionNanos());
    }

    @Test
    void pairsTheDirectionsOfFlows() throws IOException {
        LogReading reading = read(flows().bytes());
        assertEquals(STREAMS, reading.texts());
        assertEquals(1, reading.summary().skipped().get("other-ip-protocol"));
        StreamRecord tcp = reading.streams().get(0);
        assertEquals(List.of(1L, 1L, 2L), List.of(tcp.syn(), tcp.synAck(), tcp.fin()));
        assertEquals(
                List.of("ended-connections-only", "connections-inferred"),
                FindingDocument.of(reading.summary().format().findings()).stream()
                        .map(FindingDocument::code)
                        .toList());
    }

    @Test
    void readsZstdAndFilesJoinedByHand() throws IOException {
        NfcapdBuilder flows = flows();
        assertEquals(STREAMS, read(flows.bytes(4, Zstd.compress(flows.block()))).texts());
        byte[] other = new NfcapdBuilder()
                .flow("10.0.0.7", 1, "192.0.2.2", 53, 17, 0, 2, START, START + 9)
                .bytes();
        assertEquals(4, read(Packets.join(flows.bytes(), other)).streams().size());
    }

    /** A connection goes on in the next file of the hour. */
    @Test
    void readsFilesOfACollectorAsOne() throws IOException {
        byte[] first = new NfcapdBuilder()
                .flow("10.0.0.1", 1, "192.0.2.2", 443, 6, 0x1a, 8, START, START + 50_000)
                .flow("192.0.2.2", 443, "10.0.0.1", 1, 6, 0x1a, 8, START, START + 50_000)
                .bytes();
        byte[] second = new NfcapdBuilder()
                .flow("10.0.0.1", 1, "192.0.2.2", 443, 6, 0x11, 8, START + 60_000, START + 70_000)
                .bytes();
        RotatedFiles files = RotatedFiles.inOrder(
                List.of(Rotation.file("nfcapd.202311142214", second), Rotation.file("nfcapd.202311142213", first)),
                ParserLimits.DEFAULT);
        RowBudget rows = new RowBudget(ParserLimits.DEFAULT.maxStreams());
        try (ParsedCapture capture =
                new CaptureParser(() -> 1).parse(files, rows, ReadingOptions.CORRECTED, Progress.NONE)) {
            StreamRecord only = capture.records(address -> "").next();
            assertEquals(24, only.packets());
            assertEquals(70_000_000_000L, only.endEpochNanos() - only.startEpochNanos());
        }
    }

    @Test
    void refusesSampledFlows() throws IOException {
        assertEquals(
                List.of(FindingCode.SAMPLED_FLOWS.with(Map.of("interval", 10L))),
                read(flows().sampler(1, 9).bytes()).summary().findings());
        byte[] flagged = flows().flow(2, "10.0.0.1", 7, "192.0.2.2", 53, 17, 0, 1, START, START, new byte[0])
                .bytes();
        assertEquals(
                FindingCode.SAMPLED_FLOWS,
                read(flagged).summary().findings().get(0).code());
        assertEquals(List.of(), read(flows().sampler(1, 0).bytes()).findings());
    }

    @Test
    void countsWhatIsNoFlowThatPassed() throws IOException {
        byte[] denied = new byte[16];
        denied[14] = 3;
        LogReading reading = read(flows().flow("10.0.0.1", 7, "192.0.2.2", 53, 17, 0, 1, 0, 0)
                .flow(1, "10.0.0.1", 8, "192.0.2.2", 53, 17, 0, 1, START, START, NfcapdBuilder.element(20, denied))
                .bytes());
        assertEquals(STREAMS, reading.texts());
        assertEquals(2, reading.summary().skipped().get("other-record"));
    }

    @Test
    void takesACutFileForCut() throws IOException {
        byte[] file = flows().bytes();
        assertTrue(read(Packets.join(file, Arrays.copyOf(file, DATA_AT + 9)))
                .summary()
                .truncated());
    }

    @ParameterizedTest
    @CsvSource({"2, bzip2", "9, compression 9"})
    void namesACompressionThatIsNotRead(int compression, String found) {
        MalformedCaptureException e = refusal(flows().bytes(compression, new byte[9]));
        assertEquals(16, e.offset());
        assertEquals(found + "; run nfdump -r FILE -o csv > flows.csv", e.found());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 14 00 | breaks off",
                "1 | 12 00 40 ff | repeats what was not there",
                "1 | 15 01 02 03 04 11 00 00 07 | goes on behind its end",
                "3 | 10 61 09 00 | repeats what was not there",
                "3 | f0 ff ff | breaks off",
                "4 | 00 00 00 00 | is no frame of zstd"
            })
    void saysWhereACompressedBlockIsBroken(int compression, String hex, String found) {
        MalformedCaptureException e = refusal(flows().bytes(compression, Packets.hex(hex)));
        assertEquals(40, e.offset());
        assertTrue(e.found().startsWith("one that " + found), e.found());
    }

    @Test
    void expandsNoBlockBeyondNfdumpsBuffer() {
        byte[] block = new byte[30_000];
        Arrays.fill(block, (byte) 0xff);
        System.arraycopy(Packets.hex("1f 61 01 00"), 0, block, 0, 4);
        MalformedCaptureException e = refusal(flows().bytes(3, block));
        assertEquals("one that expands to more than 5242880 bytes", e.found());
    }

    @ParameterizedTest
    @CsvSource({
        "44, 7f, a block of nfcapd of at most",
        "48, 09, a type of a block",
        "54, 03, a record of nfcapd of 4 to"
    })
    void saysWhatIsWrong(int at, String hex, String expected) {
        byte[] file = flows().bytes();
        file[at == 44 ? 47 : at] = Packets.hex(hex)[0];
        file[at == 54 ? 55 : at] = at == 54 ? 0 : file[at];
        MalformedCaptureException e = refusal(file);
        assertTrue(e.expected().startsWith(expected), e.expected());
    }

    @Test
    void saysWhichElementIsTooShort() {
        MalformedCaptureException e = refusal(flows().flow(
                        0,
                        "10.0.0.1",
                        8,
                        "192.0.2.2",
                        53,
                        17,
                        0,
                        1,
                        START,
                        START,
                        NfcapdBuilder.element(6, new byte[3]))
                .bytes());
        assertEquals(
                "counters of both directions of 24 bytes or more in a record of this block of nfcapd's flows",
                e.expected());
    }
}
