package io.tidemark.ingest.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.capture.MalformedCaptureException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs that tell each direction of a connection apart. */
class DirectionLogsTest {

    private static final String NETFLOW = netflow("10.0.0.1", 40000, "192.0.2.2", 443, "TCP", 8, 500, "1b")
            + netflow("192.0.2.2", 443, "10.0.0.1", 40000, "TCP", 7, 600, "1b")
            + netflow("10.0.0.1", 5000, "192.0.2.3", 53, "UDP", 1, 60, "")
            + netflow("192.0.2.3", 53, "10.0.0.1", 5000, "UDP", 1, 90, "")
            + netflow("10.0.0.1", 40001, "192.0.2.2", 81, "TCP", 3, 180, "02")
            + netflow("10.0.0.1", 0, "192.0.2.2", 0, "ICMP", 1, 84, "")
            + "{\"timestamp\":\"2023-11-14T22:30:00.000000+0000\",\"event_type\":\"stats\"}\n";

    private static final List<String> NETFLOW_STREAMS = List.of(
            "tcp 1700000000000000000..1700000002500000000 15 packets 1100 bytes 0a000001:40000 > c0000202:443 connection",
            "tcp 1700000000000000000..1700000002500000000 3 packets 180 bytes 0a000001:40001 > c0000202:81",
            "udp 1700000000000000000..1700000002500000000 2 packets 150 bytes 0a000001:5000 > c0000203:53 connection");

    private static String netflow(
            String from, int port, String to, int toPort, String protocol, int packets, int bytes, String flags) {
        String tcp = flags.isEmpty() ? "" : ",\"tcp\":{\"tcp_flags\":\"" + flags + "\",\"syn\":true}";
        return ("{\"timestamp\":\"2023-11-14T22:30:00.000000+0000\",\"flow_id\":1,\"event_type\":\"netflow\",\"src_ip\":\"%s\",\"src_port\":%d,"
                        + "\"dest_ip\":\"%s\",\"dest_port\":%d,\"proto\":\"%s\",\"netflow\":{\"pkts\":%d,\"bytes\":%d,"
                        + "\"start\":\"2023-11-14T22:13:20.000000+0000\",\"end\":\"2023-11-14T22:13:22.500000+0000\",\"age\":2}%s}\n")
                .formatted(from, port, to, toPort, protocol, packets, bytes, tcp);
    }

    private static String inFirewall(String events) {
        return events.lines()
                .map(event ->
                        "{\"firewall_name\":\"f\",\"availability_zone\":\"a\",\"event_timestamp\":\"1700000000\",\"event\":"
                                + event + "}\n")
                .collect(Collectors.joining());
    }

    static Stream<String> netflows() {
        return Stream.of(NETFLOW, inFirewall(NETFLOW));
    }

    @ParameterizedTest
    @MethodSource("netflows")
    void pairsTheDirectionsOfSuricatasNetflow(String log) throws IOException {
        LogReading reading = LogReading.of(log);
        assertEquals(log.equals(NETFLOW) ? "suricata-eve" : "aws-network-firewall", reading.label());
        assertEquals(NETFLOW_STREAMS, reading.texts());
        assertEquals(1, reading.summary().skipped().get("other-record"));
        assertEquals(1, reading.summary().skipped().get("other-ip-protocol"));
        StreamRecord tcp = reading.streams().get(0);
        assertEquals(List.of(1L, 1L, 2L), List.of(tcp.syn(), tcp.synAck(), tcp.fin()));
    }

    @Test
    void keepsTwoConnectionsOfTheSameEndpointsApart() throws IOException {
        assertEquals("2/2", LogReading.of(NETFLOW + NETFLOW).connections());
    }

    /** Suricata can log both, and each connection is there in both. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void countsFlowsInPlaceOfNetflowWhereThereAreBoth(boolean flowFirst) throws IOException {
        String flow =
                "{\"event_type\":\"flow\",\"src_ip\":\"10.0.0.1\",\"src_port\":40000,\"dest_ip\":\"192.0.2.2\",\"dest_port\":443,"
                        + "\"proto\":\"TCP\",\"flow\":{\"pkts_toserver\":8,\"pkts_toclient\":7,\"bytes_toserver\":500,\"bytes_toclient\":600,"
                        + "\"start\":\"2023-11-14T22:13:20.000000+0000\",\"end\":\"2023-11-14T22:13:22.500000+0000\",\"state\":\"closed\"},"
                        + "\"tcp\":{\"tcp_flags_ts\":\"1b\",\"tcp_flags_tc\":\"1b\"}}\n";
        LogReading reading = LogReading.of(flowFirst ? flow + NETFLOW : NETFLOW + flow);
        assertEquals(NETFLOW_STREAMS.subList(0, 1), reading.texts());
    }

    @Test
    void saysThatFlagsAreMissing() throws IOException {
        LogReading reading = LogReading.of(NETFLOW.replace("1b", "00"));
        assertTrue(
                reading.findings().get(0).startsWith("1 of 3 connections in Suricata's EVE log lack"),
                reading.findings()::toString);
    }

    private static final String HEADER =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n";

    private static String vpc(
            String from, int port, String to, int toPort, int protocol, int packets, int bytes, int start, int end) {
        return "2 123456789010 eni-0a %s %s %d %d %d %d %d 17000000%02d 17000000%02d ACCEPT OK\n"
                .formatted(from, to, port, toPort, protocol, packets, bytes, start, end);
    }

    private static final String VPC = vpc("192.0.2.2", 443, "10.0.0.1", 40000, 6, 9, 6000, 0, 30)
            + vpc("10.0.0.1", 40000, "192.0.2.2", 443, 6, 8, 900, 0, 30)
            + vpc("10.0.0.1", 40000, "192.0.2.2", 443, 6, 8, 900, 60, 90)
            + vpc("10.0.0.1", 5000, "192.0.2.3", 53, 17, 1, 60, 10, 40)
            + vpc("192.0.2.3", 53, "10.0.0.1", 5000, 17, 1, 90, 10, 40)
            + vpc("10.0.0.1", 40001, "192.0.2.2", 81, 6, 3, 180, 20, 50)
            + vpc("10.0.0.1", 0, "192.0.2.2", 0, 1, 1, 84, 20, 50)
            + vpc("10.0.0.1", 40002, "192.0.2.2", 81, 6, 3, 180, 20, 50).replace("ACCEPT", "REJECT")
            + "2 123456789010 eni-0a - - - - - - - 1700000000 1700000060 - NODATA\n";

    private static final List<String> VPC_STREAMS = List.of(
            "tcp 1700000000000000000..1700000090000000000 25 packets 7800 bytes 0a000001:40000 > c0000202:443 connection open",
            "tcp 1700000020000000000..1700000050000000000 3 packets 180 bytes 0a000001:40001 > c0000202:81",
            "udp 1700000010000000000..1700000040000000000 2 packets 150 bytes 0a000001:5000 > c0000203:53 connection");

    static Stream<String> vpcs() {
        String columns = "dstaddr,srcaddr,srcport,dstport,protocol,packets,bytes,start,end,action,vpc_id\n"
                + VPC.lines()
                        .map(line -> line.split(" "))
                        .map(cells -> String.join(
                                        ",", cells[4], cells[3], cells[5], cells[6], cells[7], cells[8], cells[9],
                                        cells[10], cells[11], cells[12], "vpc-1")
                                + "\n")
                        .collect(Collectors.joining());
        return Stream.of(
                HEADER + VPC,
                VPC,
                columns,
                HEADER + VPC.replace("\n", "\r\n"),
                VPC.replaceAll("(?m)^", "2023-11-14T22:13:20.000Z ").replaceAll("\\S+ $", ""),
                HEADER.replace(' ', '\t') + VPC.replace(' ', '\t'));
    }

    @ParameterizedTest
    @MethodSource("vpcs")
    void mergesTheStretchesOfVpcFlowLogs(String log) throws IOException {
        LogReading reading = LogReading.of(log);
        assertEquals("aws-vpc", reading.label());
        assertEquals(VPC_STREAMS, reading.texts());
        assertEquals(2, reading.summary().skipped().get("other-record"));
        assertEquals(
                List.of("ended-connections-only", "connections-inferred", "logged-at-intervals"),
                FindingDocument.of(reading.summary().format().findings()).stream()
                        .map(FindingDocument::code)
                        .toList());
    }

    /** Silence between two stretches in seconds, flags of both, and how many connections they are. */
    @ParameterizedTest
    @CsvSource({
        "6, 300, -, -, 1",
        "6, 301, -, -, 2",
        "17, 120, -, -, 1",
        "17, 121, -, -, 2",
        "6, 10, 3, 2, 1",
        "6, 10, 6, 2, 2",
        "6, 10, 2, 1, 1"
    })
    void partsConnectionsBySilenceAndBySyns(int protocol, int silence, String before, String after, int connections)
            throws IOException {
        String row = "10.0.0.1 192.0.2.2 40000 443 %d 9 6000 %d %d %s\n";
        String log = "srcaddr dstaddr srcport dstport protocol packets bytes start end tcp-flags\n"
                + row.formatted(protocol, 1_700_000_000, 1_700_000_010, before)
                + row.formatted(protocol, 1_700_000_010 + silence, 1_700_000_020 + silence, after);
        assertEquals(connections, LogReading.of(log).streams().size());
    }

    /** Which side began, by the flags of AWS, which show an ACK beside a SYN only. */
    @Test
    void takesTheSideWithoutASynAckForTheOriginator() throws IOException {
        String log = "srcaddr dstaddr srcport dstport protocol packets bytes start end tcp-flags\n"
                + "192.0.2.2 10.0.0.1 9000 40000 6 9 6000 1700000000 1700000010 19\n"
                + "10.0.0.1 192.0.2.2 40000 9000 6 8 900 1700000000 1700000010 3\n";
        assertEquals(
                List.of(
                        "tcp 1700000000000000000..1700000010000000000 17 packets 6900 bytes 0a000001:40000 > c0000202:9000 connection"),
                LogReading.of(log).texts());
    }

    @Test
    void namesTheFieldsOfVpcThatAreMissing() {
        MalformedCaptureException e = assertThrows(
                MalformedCaptureException.class,
                () -> LogReading.of("srcaddr dstaddr bytes start action\n10.0.0.1 192.0.2.2 1 1700000000 ACCEPT\n"));
        assertEquals(
                "the fields srcport, dstport, protocol, packets, end in line 1 of AWS VPC's flow log", e.expected());
        MalformedCaptureException row = assertThrows(
                MalformedCaptureException.class, () -> LogReading.of(HEADER + VPC.replace(" 443 6 ", " https 6 ")));
        assertEquals("a number of at most 18 digits as \"dstport\" in line 3 of AWS VPC's flow log", row.expected());
    }

    private static final String CONNTRACK = """
            [1700000000.000000]\t    [NEW] tcp      6 120 SYN_SENT src=10.0.0.1 dst=192.0.2.2 sport=40000 dport=443 [UNREPLIED] src=192.0.2.2 dst=203.0.113.9 sport=443 dport=40000
            [1700000000.010000]\t [UPDATE] tcp      6 60 SYN_RECV src=10.0.0.1 dst=192.0.2.2 sport=40000 dport=443 src=192.0.2.2 dst=203.0.113.9 sport=443 dport=40000
            [1700000000.020000]\t [UPDATE] tcp      6 432000 ESTABLISHED src=10.0.0.1 dst=192.0.2.2 sport=40000 dport=443 src=192.0.2.2 dst=203.0.113.9 sport=443 dport=40000 [ASSURED]
            [1700000001.000000]\t    [NEW] udp      17 30 src=10.0.0.1 dst=192.0.2.3 sport=5000 dport=53 [UNREPLIED] src=192.0.2.3 dst=203.0.113.9 sport=53 dport=5000
            [1700000001.050000]\t [UPDATE] udp      17 30 src=10.0.0.1 dst=192.0.2.3 sport=5000 dport=53 src=192.0.2.3 dst=203.0.113.9 sport=53 dport=5000
            [1700000002.000000]\t    [NEW] icmp     1 30 src=10.0.0.1 dst=192.0.2.2 type=8 code=0 id=1 [UNREPLIED] src=192.0.2.2 dst=203.0.113.9 type=0 code=0 id=1
            [1700000003.000000]\t    [NEW] tcp      6 120 SYN_SENT src=10.0.0.1 dst=192.0.2.2 sport=40001 dport=81 [UNREPLIED] src=192.0.2.2 dst=203.0.113.9 sport=81 dport=40001
            [1700000003.500000]\t    [NEW] tcp      6 120 SYN_SENT src=10.0.0.1 dst=192.0.2.2 sport=40002 dport=443 [UNREPLIED] src=192.0.2.2 dst=203.0.113.9 sport=443 dport=40002
            [1700000003.600000]\t [UPDATE] tcp      6 432000 ESTABLISHED src=10.0.0.1 dst=192.0.2.2 sport=40002 dport=443 src=192.0.2.2 dst=203.0.113.9 sport=443 dport=40002 [ASSURED]
            [1700000008.000000]\t [UPDATE] tcp      6 120 FIN_WAIT src=10.0.0.1 dst=192.0.2.2 sport=40000 dport=443 src=192.0.2.2 dst=203.0.113.9 sport=443 dport=40000 [ASSURED]
            [1700000008.500000]\t [UPDATE] tcp      6 120 TIME_WAIT src=10.0.0.1 dst=192.0.2.2 sport=40000 dport=443 src=192.0.2.2 dst=203.0.113.9 sport=443 dport=40000 [ASSURED]
            [1700000032.000000]\t[DESTROY] udp      17 src=10.0.0.1 dst=192.0.2.3 sport=5000 dport=53 packets=1 bytes=60 src=192.0.2.3 dst=203.0.113.9 sport=53 dport=5000 packets=1 bytes=90
            [1700000123.000000]\t[DESTROY] tcp      6 src=10.0.0.1 dst=192.0.2.2 sport=40001 dport=81 [UNREPLIED] src=192.0.2.2 dst=203.0.113.9 sport=81 dport=40001
            [1700000128.500000]\t[DESTROY] tcp      6 src=10.0.0.1 dst=192.0.2.2 sport=40000 dport=443 packets=8 bytes=900 src=192.0.2.2 dst=203.0.113.9 sport=443 dport=40000 packets=9 bytes=5000 [ASSURED]
            [1700000130.000000]\t[DESTROY] tcp      6 src=10.0.0.1 dst=192.0.2.4 sport=40003 dport=443 src=192.0.2.4 dst=203.0.113.9 sport=443 dport=40003 [ASSURED] delta-time=200
            """;

    @ParameterizedTest
    @CsvSource({"''", "'ipv4     2 '"})
    void followsTheEventsOfConntrack(String family) throws IOException {
        LogReading reading = LogReading.of(
                CONNTRACK.replace("] tcp", "] " + family + "tcp").replace("] udp", "] " + family + "udp"));
        assertEquals("conntrack-events", reading.label());
        assertEquals(
                List.of(
                        "tcp 1700000003000000000..1700000003000000000 1 packets null bytes 0a000001:40001 > c0000202:81",
                        "tcp 1700000000000000000..1700000008500000000 17 packets null bytes 0a000001:40000 > c0000202:443 connection",
                        "tcp 1699999930000000000..1700000130000000000 3 packets null bytes 0a000001:40003 > c0000204:443 connection",
                        "tcp 1700000003500000000..1700000130000000000 3 packets null bytes 0a000001:40002 > c0000202:443 connection open",
                        "udp 1700000001000000000..1700000002000000000 2 packets null bytes 0a000001:5000 > c0000203:53 connection"),
                reading.texts());
        assertEquals(List.of(), reading.findings());
    }

    @Test
    void takesAConnectionThatWasResetForOver() throws IOException {
        String log = CONNTRACK.lines().limit(3).collect(Collectors.joining("\n")) + "\n"
                + CONNTRACK.lines().skip(10).findFirst().orElseThrow().replace("120 TIME_WAIT", "10 CLOSE") + "\n";
        StreamRecord stream = LogReading.of(log).streams().get(0);
        assertEquals(1, stream.rst());
        assertFalse(stream.open());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "    [NEW] udp      17 30 src=10.0.0.1 dst=10.0.0.2 sport=1 dport=2 [UNREPLIED] src=10.0.0.2 dst=10.0.0.1 sport=2 dport=1 | conntrack's events without their times; run conntrack -E -o timestamp",
                "tcp      6 431000 ESTABLISHED src=10.0.0.1 dst=10.0.0.2 sport=1 dport=2 src=10.0.0.2 dst=10.0.0.1 sport=2 dport=1 | a list of the entries that conntrack has at one moment, without when they began; run conntrack -E -o timestamp",
                "ipv4     2 udp      17 29 src=10.0.0.1 dst=10.0.0.2 sport=1 dport=2 | a list of the entries that conntrack has"
            })
    void refusesWhatConntrackPrintsWithoutTimes(String line, String found) {
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> LogReading.of(line + "\n"));
        assertTrue(e.found().startsWith(found), e.found());
    }

    @Test
    void namesTheEventThatIsWrong() {
        MalformedCaptureException e = assertThrows(
                MalformedCaptureException.class,
                () -> LogReading.of(CONNTRACK.replace("[UPDATE] udp", "[CHANGE] udp")));
        assertTrue(e.expected().endsWith("in line 5 of conntrack -E -o timestamp"), e.expected());
    }

    @Test
    void readsEveryPrefixOrSaysWhatIsWrong() throws IOException {
        for (String log : List.of(NETFLOW, HEADER + VPC, CONNTRACK)) {
            for (int length = 0; length < log.length(); length += 7) {
                try {
                    assertTrue(LogReading.of(log.substring(0, length)).streams().size() <= 5);
                } catch (MalformedCaptureException e) {
                    assertFalse(e.expected().isEmpty() || e.found().isEmpty());
                }
            }
        }
    }
}
