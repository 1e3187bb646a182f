package io.tidemark.ingest.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.capture.MalformedCaptureException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs written for these tests by what the vendors' documentation says of them. */
class FirewallLogsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long END = 1_700_000_100L * SECOND;

    private static final List<String> FORTIGATE = List.of(
            fortigate("6", "close", 12, "src=0", 40000, 443, 8, 9),
            fortigate("17", "accept", 181, "", 5000, 53, 1, 1),
            fortigate("17", "accept", 60, "", 5001, 53, 1, 0),
            fortigate("1", "accept", 60, "", 0, 0, 1, 1),
            fortigate("6", "deny", 0, "", 40001, 443, 1, 0),
            fortigate("6", "accept", 120, "", 40002, 443, 9, 9).replace("0000000013", "0000000020"),
            "<189>date=2023-11-14 time=22:15:00 devname=\"FW1\" devid=\"FG100\" logid=\"0100032001\" type=\"event\" subtype=\"system\"");

    private static final List<String> FORTIGATE_STREAMS = List.of(
            "tcp 1700000088000000000..1700000100000000000 17 packets 1700 bytes 0a000001:40000 > c0000202:443 connection",
            "udp 1699999919000000000..1699999920000000000 2 packets 200 bytes 0a000001:5000 > c0000202:53 connection",
            "udp 1700000040000000000..1700000100000000000 1 packets 100 bytes 0a000001:5001 > c0000202:53");

    private static String fortigate(
            String proto, String action, int duration, String more, int sourcePort, int port, int sent, int got) {
        return ("<189>date=2023-11-14 time=22:15:00 devname=\"FW 1\" devid=\"FG100\" eventtime=1700000100000000000 tz=\"+0000\""
                        + " logid=\"0000000013\" type=\"traffic\" subtype=\"forward\" srcip=10.0.0.1 srcport=%d dstip=192.0.2.2"
                        + " dstport=%d sessionid=7 proto=%s action=\"%s\" service=\"a,b\" %s duration=%d sentbyte=%d rcvdbyte=%d"
                        + " sentpkt=%d rcvdpkt=%d")
                .formatted(sourcePort, port, proto, action, more, duration, 100 * sent, 100 * got, sent, got);
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    static Stream<String> fortigates() {
        String log = lines(FORTIGATE);
        return Stream.of(
                log,
                log.replace("<189>", "Nov 14 22:15:00 192.168.1.99 "),
                log.replace("<189>", "").replace("\" ", "\",").replaceAll(" (\\w+=)", ",$1"),
                log.replaceAll("eventtime=\\d+ ", ""),
                log.replaceAll("eventtime=\\d+ ", "")
                        .replace("22:15:00", "21:15:00")
                        .replace("+0000", "-0100"),
                log.replace("eventtime=1700000100000000000", "eventtime=1700000100000"),
                log.replace("eventtime=1700000100000000000", "eventtime=1700000100"),
                FORTIGATE.stream()
                        .map(line -> "{\"message\":\"" + line.replace("\"", "\\\"") + "\"}\n")
                        .collect(Collectors.joining()),
                FORTIGATE.stream()
                        .map(line -> Arrays.stream(line.replace("<189>", "")
                                        .replace("\"", "")
                                        .split(" (?=\\w+=)"))
                                .map(field -> "\"" + field + "\"")
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    @ParameterizedTest
    @MethodSource("fortigates")
    void readsFortiGatesSessionsFromEveryForm(String log) throws IOException {
        LogReading reading = LogReading.of(log);
        assertEquals("fortigate", reading.label());
        assertEquals(FORTIGATE_STREAMS, reading.texts());
        assertEquals(1, reading.summary().skipped().get("other-ip-protocol"));
        assertEquals(3, reading.summary().skipped().get("other-record"));
    }

    @Test
    void readsFortiGatesColumns() throws IOException {
        LogReading reading = LogReading.of("""
                "eventtime","srcip","srcport","dstip","dstport","proto","action","duration","sentbyte","rcvdbyte","sentpkt","rcvdpkt"
                "1700000100","10.0.0.1","40000","192.0.2.2","443","6","close","12","800","900","8","9"
                """);
        assertEquals(FORTIGATE_STREAMS.subList(0, 1), reading.texts());
    }

    /** Action, duration, packets of each side, seconds that remain, whether it is a connection, FIN and RST. */
    @ParameterizedTest
    @CsvSource({
        "close, 12, 8, 9, 12, true, 2, 0",
        "client-rst, 12, 8, 9, 12, true, 0, 1",
        "server-rst, 0, 1, 1, 0, true, 0, 1",
        "timeout, 3700, 8, 9, 100, true, 0, 0",
        "timeout, 3600, 8, 9, 0, true, 0, 0",
        "timeout, 30, 3, 0, 30, false, 0, 0",
        "timeout, 30, 1, 1, 30, false, 0, 0"
    })
    void judgesTcpByItsEnd(
            String action, int duration, int sent, int got, int seconds, boolean connection, int fin, int rst)
            throws IOException {
        StreamRecord stream = LogReading.of(fortigate("6", action, duration, "", 1, 2, sent, got) + "\n")
                .streams()
                .get(0);
        assertEquals(END - duration * SECOND, stream.startEpochNanos());
        assertEquals(seconds * SECOND, stream.endEpochNanos() - stream.startEpochNanos());
        assertEquals(connection, stream.connection());
        assertEquals(List.of((long) fin, (long) rst), List.of(stream.fin(), stream.rst()));
        assertFalse(stream.open());
    }

    @Test
    void takesBytesForAnAnswerWhereNoPacketsAreCounted() throws IOException {
        String log = lines(FORTIGATE).replaceAll(" sentpkt=.*", "");
        List<StreamRecord> streams = LogReading.of(log).streams();
        assertEquals(
                List.of(true, true, false),
                streams.stream().map(StreamRecord::connection).toList());
        assertEquals(
                List.of(3L, 2L, 1L), streams.stream().map(StreamRecord::packets).toList());
    }

    @Test
    void saysWhatAFirewallsLogDoesNotTell() {
        assertEquals(
                List.of("ended-connections-only", "connections-inferred", "timeouts-taken-off"), codes("fortigate"));
        assertEquals(List.of("ended-connections-only", "connections-inferred"), codes("pan-os"));
    }

    private static List<String> codes(String label) {
        return FindingDocument.of(CaptureFormats.labelled(label).findings()).stream()
                .map(FindingDocument::code)
                .toList();
    }

    private static final List<String> PANOS = List.of(
            panos("end", "tcp", "aged-out", 40000, 443, 17, 5000, 30),
            panos("end", "udp", "aged-out", 5000, 53, 2, 90, 0),
            panos("end", "icmp", "aged-out", 0, 0, 2, 90, 0),
            panos("start", "tcp", "n/a", 40001, 443, 1, 0, 0),
            panos("end", "tcp", "tcp-rst-from-server", 40002, 443, 2, 60, 1),
            "1,2023/11/14 22:15:00,001,THREAT,url,1,2023/11/14 22:15:00,10.0.0.1");

    private static final List<String> PANOS_STREAMS = List.of(
            "tcp 1700000000000000000..1700000030000000000 17 packets 5100 bytes 0a000001:40000 > c0000202:443 connection",
            "tcp 1700000000000000000..1700000001000000000 2 packets 160 bytes 0a000001:40002 > c0000202:443 connection",
            "udp 1700000000000000000..1700000000000000000 2 packets 190 bytes 0a000001:5000 > c0000202:53 connection");

    private static String panos(
            String subtype,
            String protocol,
            String reason,
            int sourcePort,
            int port,
            int packets,
            int received,
            int seconds) {
        return "1,2023/11/14 22:15:00,001,TRAFFIC,%s,1,2023/11/14 22:15:00,10.0.0.1,192.0.2.2,203.0.113.9,192.0.2.2,\"a, b\",,,ssl,vsys1,in,out,e1,e2,l,2023/11/14 22:15:00,77,1,%d,%d,4000,443,0x400053,%s,allow,%d,100,%d,%d,2023/11/14 22:13:20,%d,any,0,1,0x0,US,DE,0,1,%d,%s,0"
                .formatted(
                        subtype,
                        sourcePort,
                        port,
                        protocol,
                        100 + received,
                        received,
                        packets,
                        seconds,
                        received > 0 ? 1 : 0,
                        reason);
    }

    static Stream<String> panoses() {
        String log = lines(PANOS);
        return Stream.of(
                log,
                "\n" + log.replaceAll("(?m)^1,", "<14>Nov 14 22:15:00 PA-VM 1,"),
                log.replaceAll("(?m)^1,", ","),
                log.replace("2023/11/14 22:13:20", "2023-11-14T22:13:20.000Z"));
    }

    @Test
    void readsFortiGatesJson() throws IOException {
        LogReading reading =
                LogReading.of("{\"eventtime\":1700000100000000000,\"srcip\":\"10.0.0.1\",\"srcport\":40000,\"dstip\":"
                        + "\"192.0.2.2\",\"dstport\":443,\"proto\":6,\"action\":\"close\",\"duration\":12,\"sentbyte\":800,\"rcvdbyte\":900,"
                        + "\"sentpkt\":8,\"rcvdpkt\":9}\n");
        assertEquals(FORTIGATE_STREAMS.subList(0, 1), reading.texts());
    }

    @ParameterizedTest
    @MethodSource("panoses")
    void readsPanOsSessionsFromEveryForm(String log) throws IOException {
        LogReading reading = LogReading.of(log);
        assertEquals("pan-os", reading.label());
        assertEquals(PANOS_STREAMS, reading.texts());
        assertEquals(2, reading.summary().skipped().get("other-record"));
        assertEquals(1, reading.streams().get(1).rst());
    }

    @Test
    void readsWhatPanOsExportsByItsNames() throws IOException {
        LogReading reading = LogReading.of("""
                Type,Threat/Content Type,Start Time,Elapsed Time (sec),Source address,Source Port,Destination address,Destination Port,IP Protocol,Bytes,Bytes Received,Packets,Rule
                TRAFFIC,end,2023/11/14 22:13:20,30,10.0.0.1,40000,192.0.2.2,443,tcp,5100,5000,17,"a, b"
                """);
        assertEquals(
                List.of(PANOS_STREAMS.get(0)),
                reading.texts().stream().map(text -> text.replace(" open", "")).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duration=12 | duration=long | a number of at most 18 digits as \"duration\" in line 1 of FortiGate's traffic log",
                "duration=12 | duration=1800000000 | seconds since after 1970 as \"duration\" in line 1",
                "duration=12 | took=12 | \"duration\" in line 1",
                "srcip=10.0.0.1 | srcip=ten | an address in line 1",
                "eventtime=1700000100000000000 | eventtime=17 | whole seconds, milli-, micro- or nanoseconds since 1970"
            })
    void namesTheLineOfFortiGateThatIsWrong(String right, String wrong, String expected) {
        String log = lines(FORTIGATE).replaceFirst(right, wrong);
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> LogReading.of(log));
        assertTrue(e.expected().startsWith(expected), e.expected());
        assertEquals(0, e.offset());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023/11/14 22:13:20 | yesterday | \"start time\" as seconds since 1970",
                ",30,any | ,-,any | a number of at most 18 digits as \"elapsed time\" in line 1 of PAN-OS's traffic log"
            })
    void namesTheLineOfPanOsThatIsWrong(String right, String wrong, String expected) {
        String log = lines(PANOS).replaceFirst(right, wrong);
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> LogReading.of(log));
        assertTrue(e.expected().startsWith(expected), e.expected());
    }

    @Test
    void readsEveryPrefixOrSaysWhatIsWrong() throws IOException {
        for (String log : List.of(lines(FORTIGATE), lines(PANOS))) {
            for (int length = 0; length < log.length(); length += 7) {
                try {
                    assertTrue(LogReading.of(log.substring(0, length)).streams().size() <= 3);
                } catch (MalformedCaptureException e) {
                    assertFalse(e.expected().isEmpty() || e.found().isEmpty());
                }
            }
        }
    }
}
