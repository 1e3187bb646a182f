package io.tidemark.ingest.format;

import static io.tidemark.ingest.support.FlowDatagram.capture;
import static io.tidemark.ingest.support.FlowDatagram.ipfix;
import static io.tidemark.ingest.support.FlowDatagram.v5;
import static io.tidemark.ingest.support.FlowDatagram.v9;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.stream.CaptureParser;
import io.tidemark.ingest.stream.ParsedCapture;
import io.tidemark.ingest.stream.ReadingOptions;
import io.tidemark.ingest.stream.RowBudget;
import io.tidemark.ingest.support.FlowDatagram;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import io.tidemark.ingest.support.PcapngBuilder;
import io.tidemark.ingest.support.Rotation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Captures of what exporters tell a collector of flows. */
class FlowExportFormatTest {

    private static final long UP = 500_000;
    private static final long EXPORTED = 1_700_000_100;
    private static final String A = "10.0.0.1";
    private static final String B = "192.0.2.2";
    private static final String C = "192.0.2.3";

    /** Elements and lengths as an exporter of NetFlow 9 sends them; times are those of the router's uptime. */
    private static final int[] V9_FIELDS = {8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 6, 1, 2, 4, 1, 4, 22, 4, 21, 4};

    private static final int[] MILLIS_FIELDS = {8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 6, 1, 2, 4, 1, 4, 152, 8, 153, 8};

    /** A connection of 12.5 s in two stretches, a question and its answer, an unanswered SYN, and a ping. */
    private static final List<String> STREAMS = List.of(
            "tcp 1700000000000000000..1700000012500000000 20 packets 7500 bytes 0a000001:40000 > c0000202:443 connection",
            "tcp 1700000006000000000..1700000006000000000 1 packets 60 bytes 0a000001:40001 > c0000202:81",
            "udp 1700000005000000000..1700000005040000000 2 packets 150 bytes 0a000001:5000 > c0000203:53 connection");

    /** Takes the flows of {@link #STREAMS}: times are milliseconds from the start. */
    private interface Taking {

        void take(
                String from,
                int port,
                String to,
                int toPort,
                int protocol,
                int flags,
                int packets,
                int octets,
                long first,
                long last);
    }

    private static void flows(Taking taking) {
        taking.take(A, 40_000, B, 443, 6, 0x1a, 8, 900, 0, 5_000);
        taking.take(B, 443, A, 40_000, 6, 0x1b, 9, 6_400, 10, 12_400);
        taking.take(A, 40_000, B, 443, 6, 0x11, 3, 200, 6_000, 12_500);
        taking.take(A, 5_000, C, 53, 17, 0, 1, 60, 5_000, 5_000);
        taking.take(C, 53, A, 5_000, 17, 0, 1, 90, 5_040, 5_040);
        taking.take(A, 40_001, B, 81, 6, 2, 1, 60, 6_000, 6_000);
        taking.take(A, 0, B, 2_048, 1, 0, 1, 84, 7_000, 7_000);
    }

    private static FlowDatagram asV5() {
        FlowDatagram datagram = v5(7, UP, EXPORTED, 0, 0);
        flows((from, port, to, toPort, protocol, flags, packets, octets, first, last) -> datagram.v5Record(
                from, port, to, toPort, protocol, flags, packets, octets, UP - 100_000 + first, UP - 100_000 + last));
        return datagram;
    }

    private static FlowDatagram asV9(FlowDatagram datagram) {
        datagram.set(300);
        flows((from, port, to, toPort, protocol, flags, packets, octets, first, last) -> datagram.address(from)
                .address(to)
                .u16(port)
                .u16(toPort)
                .u8(protocol)
                .u8(flags)
                .u32(packets)
                .u32(octets)
                .u32(UP - 100_000 + first)
                .u32(UP - 100_000 + last));
        return datagram;
    }

    private static FlowDatagram v9Template(FlowDatagram datagram) {
        return datagram.set(0).template(300, V9_FIELDS);
    }

    private static FlowDatagram asMillis(FlowDatagram datagram) {
        datagram.set(256);
        flows((from, port, to, toPort, protocol, flags, packets, octets, first, last) -> datagram.address(from)
                .address(to)
                .u16(port)
                .u16(toPort)
                .u8(protocol)
                .u8(flags)
                .u32(packets)
                .u32(octets)
                .u64(1_700_000_000_000L + first)
                .u64(1_700_000_000_000L + last));
        return datagram;
    }

    static Stream<byte[]> datagrams() {
        return Stream.of(
                asV5().toBytes(),
                asV9(v9Template(v9(UP, EXPORTED, 7))).toBytes(),
                asV9(v9Template(v9(UP, EXPORTED, 7))).u16(0).toBytes(),
                asMillis(ipfix(EXPORTED, 7).set(2).template(256, MILLIS_FIELDS)).toBytes());
    }

    @ParameterizedTest
    @MethodSource("datagrams")
    void areReadAsConnections(byte[] datagram) throws IOException {
        LogReading reading = read(2055, datagram);
        assertEquals("netflow-ipfix", reading.label());
        assertEquals(STREAMS, reading.texts());
        assertEquals("1/1", reading.connections());
        assertEquals(Map.of("other-ip-protocol", 1L), reading.summary().skipped());
        assertEquals(List.of(), reading.summary().findings());
        StreamRecord tcp = reading.streams().get(0);
        assertEquals(List.of(1L, 1L, 2L), List.of(tcp.syn(), tcp.synAck(), tcp.fin()));
    }

    /** Collectors listen to ports of any number. */
    @ParameterizedTest
    @CsvSource({"2055", "4739", "9555", "9996", "514"})
    void areFoundAtAnyPort(int port) throws IOException {
        assertEquals(STREAMS, read(port, asV5().toBytes()).texts());
    }

    @Test
    void areFoundInPcapng() throws IOException {
        PcapngBuilder file = new PcapngBuilder().section(ByteOrder.LITTLE_ENDIAN);
        file.describe(101, 0, new byte[0])
                .enhanced(
                        0,
                        EXPORTED * 1_000_000,
                        Packets.ipv4(1, 2, 17, Packets.udpDatagram(1, 2055, asV5().toBytes())));
        assertEquals(
                STREAMS, LogReading.of(new ByteArrayInputStream(file.bytes())).texts());
    }

    /** Uptimes begin anew after 49.7 days, between the flow and its export. */
    @Test
    void followUptimesThatBeginAnew() throws IOException {
        byte[] datagram = v5(1, 1_000, EXPORTED, 500_000_000, 0)
                .v5Record(A, 1, C, 53, 17, 0, 2, 120, (1L << 32) - 2_000, 500)
                .toBytes();
        assertEquals(
                List.of(
                        "udp 1700000097500000000..1700000100000000000 2 packets 120 bytes 0a000001:1 > c0000203:53 connection"),
                read(2055, datagram).texts());
    }

    /** Whole seconds tell the boot to a second only: two directions of one flow must not part for it. */
    @Test
    void keepTheBootThatNetFlow9ToldFirst() throws IOException {
        byte[] there = v9Template(v9(UP, EXPORTED, 7))
                .set(300)
                .address(A)
                .address(C)
                .u16(5_000)
                .u16(53)
                .u8(17)
                .u8(0)
                .u32(1)
                .u32(60)
                .u32(UP - 50)
                .u32(UP - 50)
                .toBytes();
        byte[] back = v9(UP + 900, EXPORTED, 7)
                .set(300)
                .address(C)
                .address(A)
                .u16(53)
                .u16(5_000)
                .u8(17)
                .u8(0)
                .u32(1)
                .u32(90)
                .u32(UP - 20)
                .u32(UP - 20)
                .toBytes();
        assertEquals(
                List.of(
                        "udp 1700000099950000000..1700000099980000000 2 packets 150 bytes 0a000001:5000 > c0000203:53 connection"),
                read(2055, there, back).texts());
    }

    private static long ntp(long seconds, long fraction) {
        return seconds + 2_208_988_800L << 32 | fraction;
    }

    /** Elements of start and end, their length, and their values for a flow from 1,700,000,000.25 to 1,700,000,002.75. */
    static Stream<long[]> times() {
        return Stream.of(
                new long[] {152, 153, 8, 1_700_000_000_250L, 1_700_000_002_750L},
                new long[] {154, 155, 8, ntp(1_700_000_000, 1L << 30), ntp(1_700_000_002, 3L << 30)},
                new long[] {156, 157, 8, ntp(1_700_000_000, 1L << 30), ntp(1_700_000_002, 3L << 30)},
                new long[] {158, 159, 4, 99_750_000, 97_250_000},
                new long[] {152, 161, 8, 1_700_000_000_250L, 2_500},
                new long[] {152, 162, 8, 1_700_000_000_250L, 2_500_000},
                new long[] {153, 161, 8, 1_700_000_002_750L, 2_500});
    }

    @ParameterizedTest
    @MethodSource("times")
    void haveTheTimesOfIpfix(long[] times) throws IOException {
        int length = (int) times[2];
        FlowDatagram datagram = ipfix(EXPORTED, 7)
                .set(2)
                .template(256, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 2, 8, (int) times[0], length, (int) times[1], length)
                .set(256)
                .address(A)
                .address(C)
                .u16(1)
                .u16(53)
                .u8(17)
                .u64(2);
        byte[] bytes = (length == 8
                        ? datagram.u64(times[3]).u64(times[4])
                        : datagram.u32(times[3]).u32(times[4]))
                .toBytes();
        assertEquals(
                List.of(
                        "udp 1700000000250000000..1700000002750000000 2 packets null bytes 0a000001:1 > c0000203:53 connection"),
                read(4739, bytes).texts());
    }

    @Test
    void haveTheSecondsOfIpfix() throws IOException {
        byte[] bytes = ipfix(EXPORTED, 7)
                .set(2)
                .template(256, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 2, 1, 150, 4, 151, 4)
                .set(256)
                .address(A)
                .address(C)
                .u16(1)
                .u16(53)
                .u8(17)
                .u8(2)
                .u32(1_700_000_000)
                .u32(1_700_000_002)
                .toBytes();
        assertEquals(
                List.of(
                        "udp 1700000000000000000..1700000002000000000 2 packets null bytes 0a000001:1 > c0000203:53 connection"),
                read(4739, bytes).texts());
    }

    /** The time of the exporter's start is a field of each flow, or an option. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void haveTheUptimesOfIpfix(boolean asOption) throws IOException {
        FlowDatagram datagram = ipfix(EXPORTED, 7).set(2);
        int[] fields = {8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 2, 1, 22, 4, 21, 4, 160, 8};
        datagram.template(256, asOption ? Arrays.copyOf(fields, 16) : fields);
        if (asOption) {
            datagram.set(3).u16s(257, 2, 1, 149, 4, 160, 8).set(257).u32(7).u64(1_700_000_000_000L);
        }
        datagram.set(256)
                .address(A)
                .address(C)
                .u16(1)
                .u16(53)
                .u8(17)
                .u8(2)
                .u32(1_250)
                .u32(3_000);
        byte[] bytes = (asOption ? datagram : datagram.u64(1_700_000_000_000L)).toBytes();
        assertEquals(
                List.of(
                        "udp 1700000001250000000..1700000003000000000 2 packets null bytes 0a000001:1 > c0000203:53 connection"),
                read(4739, bytes).texts());
    }

    /** Fields of an enterprise, of a length that each record tells, and both directions in one record (RFC 5103), over IPv6. */
    @ParameterizedTest
    @CsvSource({"3", "255", "300"})
    void passOverWhatIsNotRead(int nameBytes) throws IOException {
        FlowDatagram datagram = ipfix(EXPORTED, 7)
                .set(2)
                .u16s(256, 11, 27, 16, 28, 16, 0x8000 | 12, 0xffff, 0, 9, 7, 2, 11, 2, 4, 1, 2, 8)
                .u16s(0x8000 | 2, 8, 0, 29_305, 0x8000 | 1, 2, 0, 9, 152, 8, 153, 8)
                .set(256);
        for (int port = 1; port <= 2; port++) {
            datagram.u64(0xfdL << 56).u64(1).u64(0xfdL << 56).u64(2);
            FlowDatagram named =
                    nameBytes < 255 ? datagram.u8(nameBytes) : datagram.u8(255).u16(nameBytes);
            named.bytes(new byte[nameBytes])
                    .u16(port)
                    .u16(53)
                    .u8(17)
                    .u64(1)
                    .u64(1)
                    .u16(9);
            named.u64(1_700_000_000_000L).u64(1_700_000_001_000L);
        }
        String stream =
                "udp 1700000000000000000..1700000001000000000 2 packets null bytes fd000000000000000000000000000001:%d > fd000000000000000000000000000002:53 connection";
        LogReading reading = read(4739, datagram.toBytes());
        assertEquals(List.of(stream.formatted(1), stream.formatted(2)), reading.texts());
    }

    @Test
    void sayWhichRecordsCameBeforeTheirTemplate() throws IOException {
        byte[] early = asV9(v9(UP, EXPORTED, 7)).toBytes();
        byte[] other = asV9(v9(UP, EXPORTED, 8)).toBytes();
        byte[] template = v9Template(v9(UP, EXPORTED, 7)).toBytes();
        LogReading reading = read(2055, early, other, template, early);
        assertEquals(STREAMS, reading.texts());
        assertEquals(List.of("flows-unread {datagrams=0, packets=0, records=0, sets=2}"), found(reading));
    }

    @Test
    void areRefusedWhereNoTemplateComes() {
        MalformedCaptureException e = assertThrows(
                MalformedCaptureException.class,
                () -> read(2055, asV9(v9(UP, EXPORTED, 7)).toBytes()));
        assertEquals("records of flows, with their templates before them", e.expected());
        assertTrue(e.found().startsWith("1 sets of records without a template"), e.found());
    }

    /** A template that takes the place of another, one that is withdrawn, and all of them withdrawn. */
    @Test
    void followTemplatesThatChange() throws IOException {
        byte[] template = ipfix(EXPORTED, 7).set(2).template(256, MILLIS_FIELDS).toBytes();
        byte[] other = ipfix(EXPORTED, 7).set(2).template(256, 8, 4, 12, 4).toBytes();
        byte[] withdrawn = ipfix(EXPORTED, 7).set(2).template(256).toBytes();
        byte[] allWithdrawn = ipfix(EXPORTED, 7).set(2).template(2).toBytes();
        byte[] records = asMillis(ipfix(EXPORTED, 7)).toBytes();
        assertEquals(
                List.of("flows-unread {datagrams=0, packets=0, records=0, sets=2}"),
                found(read(
                        4739,
                        template,
                        withdrawn,
                        records,
                        template,
                        allWithdrawn,
                        records,
                        other,
                        template,
                        records)));
    }

    /** Withdrawing all templates of options leaves those of flows, and those of another exporter. */
    @Test
    void keepTemplatesOfAnotherKindOrExporter() throws IOException {
        byte[] template = ipfix(EXPORTED, 7).set(2).template(256, MILLIS_FIELDS).toBytes();
        byte[] optionsWithdrawn = ipfix(EXPORTED, 7).set(3).template(3).toBytes();
        byte[] withdrawnElsewhere =
                ipfix(EXPORTED, 8).set(2).template(2).template(256).toBytes();
        byte[] records = asMillis(ipfix(EXPORTED, 7)).toBytes();
        assertEquals(
                STREAMS,
                read(4739, template, optionsWithdrawn, withdrawnElsewhere, records)
                        .texts());
    }

    /** Each prefix of a capture's last datagram: whole records are read, and nothing else is lost. */
    @Test
    void readTheWholeRecordsOfCutDatagrams() throws IOException {
        byte[] first = asV5().toBytes();
        byte[] second = asV5().toBytes();
        for (int cut = 24; cut < second.length; cut += 5) {
            byte[] packet = Packets.ipv4(1, 2, 17, Packets.udpDatagram(40_000, 2055, second));
            byte[] captured = Arrays.copyOf(packet, 28 + cut);
            LogReading reading = LogReading.of(
                    capture(2055, first).add(EXPORTED * 1_000_000_000L, captured, packet.length).stream());
            int whole = (cut - 24) / 48;
            long packets = 24
                    + Stream.of(8, 9, 3, 1, 1, 1, 1)
                            .limit(whole)
                            .mapToLong(n -> n)
                            .sum();
            assertEquals(packets, reading.summary().packets(), "cut to " + cut);
            assertEquals(List.of("flows-unread {datagrams=1, packets=0, records=0, sets=0}"), found(reading));
        }
    }

    @Test
    void keepOnlySoManyTemplates() throws IOException {
        List<byte[]> datagrams = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            datagrams.add(ipfix(EXPORTED, i).set(2).template(256, MILLIS_FIELDS).toBytes());
        }
        datagrams.add(asMillis(ipfix(EXPORTED, 9_999)).toBytes());
        datagrams.add(asMillis(ipfix(EXPORTED, 10_000 - 4_096)).toBytes());
        datagrams.add(asMillis(ipfix(EXPORTED, 10_000 - 4_097)).toBytes());
        LogReading reading = read(4739, datagrams.toArray(byte[][]::new));
        assertEquals(List.of("flows-unread {datagrams=0, packets=0, records=0, sets=1}"), found(reading));
    }

    static Stream<byte[]> sampled() {
        return Stream.of(
                v5(1, UP, EXPORTED, 0, 0x4064)
                        .v5Record(A, 1, C, 53, 17, 0, 2, 120, UP, UP)
                        .toBytes(),
                asV9(v9Template(v9(UP, EXPORTED, 7))
                                .set(1)
                                .u16s(301, 4, 8, 1, 4, 34, 4, 35, 1)
                                .set(301)
                                .u32(0)
                                .u32(100)
                                .u8(2))
                        .toBytes(),
                asMillis(ipfix(EXPORTED, 7)
                                .set(2)
                                .template(256, MILLIS_FIELDS)
                                .set(3)
                                .u16s(301, 3, 1, 302, 4, 305, 4, 306, 4)
                                .set(301)
                                .u32(1)
                                .u32(1)
                                .u32(99))
                        .toBytes());
    }

    @ParameterizedTest
    @MethodSource("sampled")
    void areRefusedWhereTheyAreSampled(byte[] datagram) throws IOException {
        LogReading reading = read(2055, datagram);
        assertEquals(List.of("sampled-flows {interval=100}"), found(reading));
        assertTrue(reading.summary().findings().get(0).isRefusal());
    }

    /** What users send beside makes a capture of packets of it, if it comes at the beginning. */
    @Test
    void areNoFlowsBesideUsersTraffic() throws IOException {
        byte[] query = Packets.udp(3, 5_000, 4, 53, 9);
        assertEquals(
                "pcap",
                LogReading.of(capture(2055, asV5().toBytes()).add(EXPORTED * 1_000_000_000L, query).stream())
                        .label());
        FlowDatagram padding = v5(30, UP, EXPORTED, 0, 0);
        for (int i = 0; i < 30; i++) {
            padding.v5Record(A, 1, C, 53, 17, 0, 2, 120, UP, UP);
        }
        byte[][] many = new byte[12][];
        Arrays.fill(many, padding.toBytes());
        LogReading late = LogReading.of(capture(2055, many).add(EXPORTED * 1_000_000_000L, query).stream());
        assertEquals("netflow-ipfix", late.label());
        assertEquals(List.of("flows-unread {datagrams=0, packets=1, records=0, sets=0}"), found(late));
        assertEquals(Map.of("other-record", 1L), late.summary().skipped());
    }

    /** Templates of one file are known in the next. */
    @Test
    void areReadOnFromFileToFile() throws IOException {
        byte[] template = v9Template(v9(UP, EXPORTED, 7)).toBytes();
        byte[] records = asV9(v9(UP, EXPORTED, 7)).toBytes();
        long later = 1_700_000_101_000_000_000L;
        byte[] second = new PcapBuilder(PcapBuilder.RAW_IP)
                .add(later, Packets.ipv4(1, 2, 17, Packets.udpDatagram(40_000, 2055, records)))
                .bytes();
        RotatedFiles files = RotatedFiles.inOrder(
                List.of(
                        Rotation.file("b.pcap1", second),
                        Rotation.file("b.pcap0", capture(2055, template).bytes())),
                ParserLimits.DEFAULT);
        try (ParsedCapture capture = new CaptureParser(() -> 1)
                .parse(files, new RowBudget(1_000), ReadingOptions.CORRECTED, Progress.NONE)) {
            assertEquals("netflow-ipfix", capture.summary().format().label());
            assertEquals(1, capture.summary().connections().tcp());
            assertEquals(
                    List.of("files-joined {files=2}"),
                    capture.summary().findings().stream()
                            .map(FlowExportFormatTest::text)
                            .toList());
        }
    }

    @Test
    void countRecordsWithoutATime() throws IOException {
        byte[] untimed = ipfix(EXPORTED, 7)
                .set(2)
                .template(256, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 152, 8)
                .set(256)
                .address(A)
                .address(C)
                .u16(1)
                .u16(53)
                .u8(17)
                .u64(0)
                .toBytes();
        assertEquals(
                List.of("flows-unread {datagrams=0, packets=0, records=1, sets=0}"),
                found(read(4739, untimed, asV5().toBytes())));
    }

    private static LogReading read(int port, byte[]... datagrams) throws IOException {
        return LogReading.of(capture(port, datagrams).stream());
    }

    private static List<String> found(LogReading reading) {
        return reading.summary().findings().stream()
                .map(FlowExportFormatTest::text)
                .toList();
    }

    private static String text(Finding finding) {
        return finding.code().code() + " " + new TreeMap<>(finding.values());
    }
}
