package io.tidemark.ingest.stream;

import static io.tidemark.ingest.support.Compressed.gzip;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.StreamRecord;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.metrics.SessionDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs written for these tests by what the documentation of Zeek and Suricata, and their writers, say of the format. */
class ConnectionLogTest {

    private static final long MICRO = 1_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;
    private static final String CLIENT = "0a000001";
    private static final String SERVER = "c0000202";

    private static final SessionProfile PROFILE = new SessionProfile(
            "test",
            "Test",
            new SessionProfile.Tcp(seconds(10), seconds(20), seconds(100), seconds(30), seconds(2), seconds(5)),
            new SessionProfile.Udp(seconds(6), seconds(15), seconds(60), null));

    private static final String ZEEK_HEADER = """
            #separator \\x09
            #set_separator\t,
            #empty_field\t(empty)
            #unset_field\t-
            #path\tconn
            #open\t2023-11-14-22-13-20
            #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\ttunnel_parents
            #types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\tstring\tbool\tbool\tcount\tstring\tcount\tcount\tcount\tcount\tset[string]
            """;
    private static final String ZEEK_ROWS = """
            1700000000.000100\tC1\t10.0.0.1\t40000\t192.0.2.2\t443\ttcp\tssl\t2.500000\t100\t200\tSF\t-\t-\t0\tShADadFf\t8\t500\t7\t600\t(empty)
            1700000001.000000\tC2\t10.0.0.1\t40001\t192.0.2.2\t53\tudp\tdns\t0.012345\t30\t60\tSF\t-\t-\t0\tDd\t1\t58\t1\t88\t-
            1700000002.000000\tC3\t10.0.0.1\t3\t192.0.2.2\t1\ticmp\t-\t-\t-\t-\tOTH\t-\t-\t0\t-\t1\t84\t0\t0\t-
            1700000003.000000\tC4\t10.0.0.1\t40002\t192.0.2.2\t81\ttcp\t-\t3.000000\t0\t0\tS0\t-\t-\t0\tS\t3\t180\t0\t0\t-
            """;
    private static final String ZEEK_TSV = ZEEK_HEADER + ZEEK_ROWS + "#close\t2023-11-14-22-14-00\n";

    private static final String ZEEK_JSON = """
            {"ts":1700000000.0001,"uid":"C1","id.orig_h":"10.0.0.1","id.orig_p":40000,"id.resp_h":"192.0.2.2","id.resp_p":443,"proto":"tcp","service":"ssl","duration":2.5,"orig_bytes":100,"resp_bytes":200,"conn_state":"SF","missed_bytes":0,"history":"ShADadFf","orig_pkts":8,"orig_ip_bytes":500,"resp_pkts":7,"resp_ip_bytes":600,"tunnel_parents":["x"]}
            {"ts":1700000001.0,"uid":"C2","id.orig_h":"10.0.0.1","id.orig_p":40001,"id.resp_h":"192.0.2.2","id.resp_p":53,"proto":"udp","service":"dns","duration":0.012345075607299805,"conn_state":"SF","missed_bytes":0,"history":"Dd","orig_pkts":1,"orig_ip_bytes":58,"resp_pkts":1,"resp_ip_bytes":88}
            {"ts":1700000002.0,"uid":"C3","id.orig_h":"10.0.0.1","id.orig_p":3,"id.resp_h":"192.0.2.2","id.resp_p":1,"proto":"icmp","conn_state":"OTH","missed_bytes":0,"orig_pkts":1,"orig_ip_bytes":84,"resp_pkts":0,"resp_ip_bytes":0}
            {"ts":1700000003.0,"uid":"C4","id.orig_h":"10.0.0.1","id.orig_p":40002,"id.resp_h":"192.0.2.2","id.resp_p":81,"proto":"tcp","duration":3.0,"conn_state":"S0","missed_bytes":0,"history":"S","orig_pkts":3,"orig_ip_bytes":180,"resp_pkts":0,"resp_ip_bytes":0}
            """;

    private static final String EVE = """
            {"timestamp":"2023-11-14T22:13:20.000200+0000","flow_id":1,"event_type":"alert","src_ip":"10.0.0.1","src_port":40000,"dest_ip":"192.0.2.2","dest_port":443,"proto":"TCP","alert":{"action":"allowed","gid":1},"flow":{"pkts_toserver":1,"start":"2023-11-14T22:13:20.000100+0000"}}
            {"timestamp":"2023-11-14T23:14:40.000000+0100","flow_id":1,"event_type":"flow","src_ip":"10.0.0.1","src_port":40000,"dest_ip":"192.0.2.2","dest_port":443,"proto":"TCP","app_proto":"tls","flow":{"pkts_toserver":8,"pkts_toclient":7,"bytes_toserver":500,"bytes_toclient":600,"start":"2023-11-14T23:13:20.000100+0100","end":"2023-11-14T23:13:22.500100+0100","age":2,"state":"closed","reason":"timeout","alerted":true},"tcp":{"tcp_flags":"1b","tcp_flags_ts":"1b","tcp_flags_tc":"1b","syn":true,"fin":true,"psh":true,"ack":true,"state":"closed"}}
            {"timestamp":"2023-11-14T22:14:00.000000+0000","flow_id":2,"event_type":"flow","src_ip":"10.0.0.1","src_port":40001,"dest_ip":"192.0.2.2","dest_port":53,"proto":"UDP","app_proto":"dns","flow":{"pkts_toserver":1,"pkts_toclient":1,"bytes_toserver":58,"bytes_toclient":88,"start":"2023-11-14T22:13:21.000000+0000","end":"2023-11-14T22:13:21.012345+0000","age":0,"state":"established","reason":"shutdown","alerted":false}}
            {"timestamp":"2023-11-14T22:14:00.000000+0000","flow_id":3,"event_type":"flow","src_ip":"10.0.0.1","dest_ip":"192.0.2.2","proto":"ICMP","icmp_type":8,"icmp_code":0,"flow":{"pkts_toserver":1,"pkts_toclient":0,"bytes_toserver":84,"bytes_toclient":0,"start":"2023-11-14T22:13:22.000000+0000","end":"2023-11-14T22:13:22.000000+0000","age":0,"state":"new","reason":"timeout","alerted":false}}
            {"timestamp":"2023-11-14T22:14:00.000000+0000","flow_id":4,"event_type":"flow","src_ip":"10.0.0.1","src_port":40002,"dest_ip":"192.0.2.2","dest_port":81,"proto":"TCP","flow":{"pkts_toserver":3,"pkts_toclient":0,"bytes_toserver":180,"bytes_toclient":0,"start":"2023-11-14T22:13:23.000000+0000","end":"2023-11-14T22:13:26.000000+0000","age":3,"state":"new","reason":"timeout","alerted":false},"tcp":{"tcp_flags":"02","tcp_flags_ts":"02","tcp_flags_tc":"00","syn":true,"state":"syn_sent"}}
            """;

    static Stream<String> logs() {
        return Stream.of(ZEEK_TSV, ZEEK_JSON, EVE);
    }

    @ParameterizedTest
    @MethodSource("logs")
    void readsTheSameConnectionsFromEveryLog(String log) throws IOException {
        ParsedCapture capture = parse(log);
        List<StreamRecord> streams = records(capture);
        assertEquals(List.of("tcp 0", "tcp 1", "udp 0"), ids(streams));
        assertTlsConnection(streams.get(0));
        assertFalse(streams.get(1).connection(), "three SYNs");
        assertEquals(1, streams.get(1).syn());
        assertTrue(streams.get(2).connection());
        assertEquals(START + SECOND + 12_345 * MICRO, streams.get(2).endEpochNanos());
        assertEquals(53, streams.get(2).responderPort());
        assertSummary(capture.summary(), log.equals(EVE));
    }

    private static void assertTlsConnection(StreamRecord tls) {
        assertEquals(START + 100 * MICRO, tls.startEpochNanos());
        assertEquals(START + 2_500_100 * MICRO, tls.endEpochNanos());
        assertEquals(15, tls.packets());
        assertEquals(1_100, tls.bytes());
        assertEquals(List.of(1L, 1L, 2L, 0L), List.of(tls.syn(), tls.synAck(), tls.fin(), tls.rst()));
        assertNull(tls.lastFlags());
        assertEquals(CLIENT + " 40000", tls.originator() + " " + tls.originatorPort());
        assertEquals(SERVER + " 443", tls.responder() + " " + tls.responderPort());
        assertTrue(tls.connection());
        assertFalse(tls.open());
        assertArrayEquals(new long[] {0, 2_500_000 * MICRO}, tls.bursts());
        assertEquals(tls.startEpochNanos(), tls.synEpochNanos());
        assertEquals(tls.startEpochNanos(), tls.establishedEpochNanos());
        assertEquals(tls.endEpochNanos(), tls.originatorFinEpochNanos());
        assertEquals(tls.endEpochNanos(), tls.responderFinEpochNanos());
        assertEquals(tls.startEpochNanos(), tls.replyEpochNanos());
    }

    private static void assertSummary(CaptureSummary summary, boolean hasOtherEvents) {
        assertEquals(START + 100 * MICRO, summary.startEpochNanos());
        assertEquals(START + 6 * SECOND, summary.endEpochNanos());
        assertEquals(15 + 2 + 1 + 3, summary.packets());
        assertEquals(OptionalLong.of(1_100 + 146 + 84 + 180), summary.bytes());
        assertEquals(MICRO, summary.clockResolutionNanos());
        assertFalse(summary.truncated());
        assertEquals(1, summary.connections().tcp());
        assertEquals(
                hasOtherEvents ? Map.of("other-ip-protocol", 1L, "other-record", 1L) : Map.of("other-ip-protocol", 1L),
                summary.skipped());
    }

    @ParameterizedTest
    @MethodSource("logs")
    void recognisesThemCompressedToo(String log) throws IOException {
        byte[] plain = log.getBytes(StandardCharsets.UTF_8);
        assertEquals(21, parse(gzip(plain)).summary().packets());
        assertEquals(21, parse(Zstd.compress(plain)).summary().packets());
    }

    @ParameterizedTest
    @MethodSource("logs")
    void readsEveryPrefixOrSaysWhatIsWrong(String log) throws IOException {
        for (int length = 0; length < log.length(); length++) {
            assertPrefix(log.substring(0, length).getBytes(StandardCharsets.UTF_8), "prefix of " + length);
        }
        byte[] gzip = gzip(log.getBytes(StandardCharsets.UTF_8));
        for (int length = 0; length < gzip.length; length++) {
            assertPrefix(Arrays.copyOf(gzip, length), "compressed prefix of " + length);
        }
    }

    private static void assertPrefix(byte[] prefix, String name) throws IOException {
        try {
            long packets = parse(prefix).summary().packets();
            assertTrue(List.of(15L, 17L, 18L, 21L).contains(packets), name + ": " + packets);
        } catch (MalformedCaptureException e) {
            assertFalse(e.expected().isEmpty() || e.found().isEmpty(), name);
        }
    }

    @ParameterizedTest
    @MethodSource("logs")
    void saysWhereTheLastRecordIsCut(String log) throws IOException {
        int lastRow = log.lastIndexOf(log.equals(ZEEK_TSV) ? "1700000003" : "{\"t");
        for (int length : new int[] {lastRow + 1, lastRow + 60}) {
            CaptureSummary summary = parse(log.substring(0, length)).summary();
            assertTrue(summary.truncated());
            assertEquals(18, summary.packets());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "\ufeff\n [ %s ] \n"})
    void readsJsonInAnArray(String around) throws IOException {
        String commas = ZEEK_JSON.strip().replace("}\n", "},\n");
        assertEquals(21, parse(around.formatted(commas)).summary().packets());
    }

    @Test
    void readsEndpointsInAnObjectOfTheirOwn() throws IOException {
        String nested = ZEEK_JSON
                .replaceAll("\"id.(orig_h.*?\"id.resp_p\":\\d+)", "\"id\":{\"$1}")
                .replace("\"id.", "\"");
        assertTrue(nested.contains("\"id\":{\"orig_h\":\"10.0.0.1\",\"orig_p\":40000,\"resp_h\":"), nested);
        assertTlsConnection(records(parse(nested)).get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2023-11-14T22:13:20.000100Z\"", "1700000000.0001001", "1700000000.0000999"})
    void readsZeeksTimesInEveryForm(String ts) throws IOException {
        assertTlsConnection(
                records(parse(ZEEK_JSON.replace("1700000000.0001,", ts + ","))).get(0));
    }

    @Test
    void readsZeeksTimesInMilliseconds() throws IOException {
        CaptureSummary summary = parse(
                        ZEEK_JSON.lines().findFirst().orElseThrow().replace("1700000000.0001,", "1700000000001,"))
                .summary();
        assertEquals(START + 1_000 * MICRO, summary.startEpochNanos());
        assertEquals(1_000_000, summary.clockResolutionNanos());
    }

    @Test
    void readsDurationsInScientificNotation() throws IOException {
        StreamRecord stream = records(parse(ZEEK_JSON.replace("2.5,", "2.86102294921875e-06,")))
                .get(0);
        assertEquals(3 * MICRO, stream.endEpochNanos() - stream.startEpochNanos());
    }

    @Test
    void findsColumnsByNameAfterEachHeader() throws IOException {
        String other = """
                #separator \\x3b
                #set_separator;,
                #empty_field;EMPTY
                #unset_field;NONE
                #path;conn
                #fields;proto;id.resp_p;id.resp_h;id.orig_p;id.orig_h;ts;history;conn_state
                #types;enum;port;addr;port;addr;time;string;string
                tcp;443;2001:db8::2;50000;2001:db8::1;1700000010.000000;ShR;RSTO
                udp;53;192.0.2.2;50001;10.0.0.1;1700000011.000000;NONE;S0
                """;
        ParsedCapture capture = parse((ZEEK_TSV + "\n" + other + ZEEK_TSV).replace("\n", "\r\n"));
        List<StreamRecord> streams = records(capture);
        assertEquals(8, streams.size());
        StreamRecord reset = streams.get(2);
        assertEquals("20010db8000000000000000000000001", reset.originator());
        assertEquals(1, reset.rst());
        assertEquals(3, reset.packets());
        assertTrue(reset.connection());
        assertNull(reset.bytes());
        assertEquals(OptionalLong.empty(), capture.summary().bytes());
        assertEquals(1, streams.get(6).packets());
        assertFalse(streams.get(6).connection());
    }

    @Test
    void keepsTwoConnectionsOfTheSameEndpointsApart() throws IOException {
        List<StreamRecord> streams = records(parse(ZEEK_TSV + ZEEK_TSV));
        assertEquals(List.of("tcp 0", "tcp 1", "tcp 2", "tcp 3", "udp 0", "udp 1"), ids(streams));
        assertEquals(15, streams.get(2).packets());
    }

    /** History, state, packets of each side, whether it is a connection, SYN, SYN-ACK, FIN and RST, whether it was still open. */
    @ParameterizedTest
    @CsvSource({
        "ShADadFf, SF, 8, 7, true, 1, 1, 2, 0, false",
        "S, S0, 4, 0, false, 1, 0, 0, 0, false",
        "Sr, REJ, 1, 1, true, 1, 0, 0, 1, false",
        "Sh, S1, 1, 2, false, 1, 1, 0, 0, false",
        "ShA, S1, 2, 1, true, 1, 1, 0, 0, true",
        "ShADad, S1, 9, 9, true, 1, 1, 0, 0, true",
        "ShADadF, S2, 9, 9, true, 1, 1, 1, 0, true",
        "ShADadfR, S3, 9, 9, true, 1, 1, 1, 1, false",
        "SAR, RSTOS0, 3, 0, true, 1, 0, 0, 1, false",
        "^hR, RSTRH, 1, 1, false, 0, 1, 0, 1, false",
        "DadA, OTH, 9, 9, false, 0, 0, 0, 0, false",
        "SSS, S0, 3, 0, false, 3, 0, 0, 0, false",
        "SC, S0, 2, 0, false, 1, 0, 0, 0, false",
        "-, SF, 8, 7, true, 1, 1, 2, 0, false",
        "-, S1, 8, 7, true, 1, 1, 0, 0, true",
        "-, OTH, 8, 7, false, 0, 0, 0, 0, false",
        "-, XX, 8, 7, false, 0, 0, 0, 0, false",
    })
    void judgesTcpByItsHistory(
            String history,
            String state,
            int sent,
            int got,
            boolean connection,
            int syn,
            int synAck,
            int fin,
            int rst,
            boolean open)
            throws IOException {
        String row = "1700000000.0\tC\t10.0.0.1\t1\t10.0.0.2\t2\ttcp\t-\t1.0\t0\t0\t%s\t-\t-\t0\t%s\t%d\t0\t%d\t0\t-\n"
                .formatted(state, history, sent, got);
        StreamRecord stream = records(parse(ZEEK_HEADER + row)).get(0);
        assertEquals(
                List.of((long) syn, (long) synAck, (long) fin, (long) rst),
                List.of(stream.syn(), stream.synAck(), stream.fin(), stream.rst()));
        assertEquals(connection, stream.connection());
        assertEquals(open, stream.open());
    }

    @Test
    void takesAConnectionThatWasSilentForMoreThanFiveMinutesForOver() throws IOException {
        String row =
                "1700000000.0\tC\t10.0.0.1\t1\t10.0.0.2\t2\ttcp\t-\t1.0\t0\t0\tS1\t-\t-\t0\tShADd\t5\t0\t5\t0\t-\n";
        String later = row.replace("1700000000.0", "1700000301.0");
        List<StreamRecord> streams = records(parse(ZEEK_HEADER + row + later));
        assertFalse(streams.get(0).open());
        assertTrue(streams.get(1).open());
    }

    /** Packets of each side, duration, silence until the log ends; the longest gap is taken to be the mean one. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, -, 0, false, false",
        "0, 1, -, 0, false, false",
        "2, 0, 1.0, 0, true, false",
        "3, 0, 2.0, 2, true, true",
        "3, 0, 2.0, 3, true, false",
        "5, 6, 10.0, 2, true, true",
        "5, 6, 10.0, 3, true, false"
    })
    void judgesUdpByItsPackets(int sent, int got, String duration, int silence, boolean connection, boolean open)
            throws IOException {
        String udp = "1700000000.0\tC\t10.0.0.1\t1\t10.0.0.2\t2\tudp\t-\t%s\t0\t0\tS0\t-\t-\t0\tD\t%d\t0\t%d\t0\t-\n";
        double end = (duration.equals("-") ? 0 : Double.parseDouble(duration)) + silence;
        String last = udp.formatted("-", 1, 0).replace("1700000000.0", "17000000%04.1f".formatted(end));
        StreamRecord stream = records(parse(ZEEK_HEADER + udp.formatted(duration, sent, got) + last))
                .get(0);
        assertEquals(connection, stream.connection());
        assertEquals(open, stream.open());
        assertEquals(got > 0, stream.replyEpochNanos() != null);
    }

    /** Flags of each side, state and reason, whether it is a connection, SYN, SYN-ACK, FIN and RST, whether it was still open. */
    @ParameterizedTest
    @CsvSource({
        "1b, 1b, closed, timeout, true, 1, 1, 2, 0, false",
        "1b, 1b, closed, shutdown, true, 1, 1, 2, 0, false",
        "02, 00, new, timeout, false, 1, 0, 0, 0, false",
        "02, 00, new, forced, false, 1, 0, 0, 0, false",
        "02, 12, established, shutdown, false, 1, 1, 0, 0, false",
        "02, 14, closed, timeout, true, 1, 0, 0, 1, false",
        "12, 12, established, shutdown, true, 1, 1, 0, 0, true",
        "1a, 1a, established, timeout, true, 1, 1, 0, 0, false",
        "1a, 1a, established, forced, true, 1, 1, 0, 0, true",
        "1e, 1a, established, forced, true, 1, 1, 0, 1, false",
        "1b, 1a, established, shutdown, true, 1, 1, 1, 0, true",
        "00, 00, established, shutdown, false, 0, 0, 0, 0, false"
    })
    void judgesTcpByTheFlagsOfBothSides(
            String ts,
            String tc,
            String state,
            String reason,
            boolean connection,
            int syn,
            int synAck,
            int fin,
            int rst,
            boolean open)
            throws IOException {
        String event = EVE.lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .replaceAll(
                        "\"tcp\":.*", "\"tcp\":{\"tcp_flags_ts\":\"%s\",\"tcp_flags_tc\":\"%s\"}}".formatted(ts, tc))
                .replace(
                        "\"state\":\"closed\",\"reason\":\"timeout\"",
                        "\"state\":\"%s\",\"reason\":\"%s\"".formatted(state, reason));
        StreamRecord stream = records(parse(event)).get(0);
        assertEquals(
                List.of((long) syn, (long) synAck, (long) fin, (long) rst),
                List.of(stream.syn(), stream.synAck(), stream.fin(), stream.rst()));
        assertEquals(connection, stream.connection());
        assertEquals(open, stream.open());
    }

    /** Zeek counts packets unless it is told not to; what remains is what history and duration take. */
    @ParameterizedTest
    @CsvSource({
        "tcp, ShADadFf, 1.0, 3",
        "tcp, S, -, 1",
        "tcp, Sr, 0.1, 2",
        "udp, D, -, 1",
        "udp, D, 0.5, 2",
        "udp, Dd, -, 2"
    })
    void countsTheLeastPacketsWhereZeekDidNot(String protocol, String history, String duration, int packets)
            throws IOException {
        String row = "1700000000.0\tC\t10.0.0.1\t1\t10.0.0.2\t2\t%s\t-\t%s\t-\t-\tSF\t-\t-\t0\t%s\t-\t-\t-\t-\t-\n"
                .formatted(protocol, duration, history);
        assertEquals(packets, records(parse(ZEEK_HEADER + row)).get(0).packets());
    }

    @Test
    void keepsAForcedConnectionOpenHoweverEarlyItWas() throws IOException {
        List<String> events = EVE.lines().skip(1).toList();
        String forced = events.get(0)
                .replace("\"closed\",\"reason\":\"timeout\"", "\"established\",\"reason\":\"forced\"")
                .replace("\"1b\"", "\"1a\"");
        String late = events.get(1).replace("22:13:21", "23:13:21");
        List<StreamRecord> streams = records(parse(forced + "\n" + late));
        assertTrue(streams.get(0).open());
    }

    @Test
    void takesFlagsWithoutSidesForTheOriginators() throws IOException {
        String event = EVE.lines().skip(1).findFirst().orElseThrow();
        for (String flags : List.of(
                "{\"tcp_flags\":\"1b\"}", "{\"syn\":true,\"fin\":true,\"psh\":true,\"ack\":true,\"rst\":false}")) {
            StreamRecord stream = records(parse(event.replaceAll("\"tcp\":.*", "\"tcp\":" + flags + "}")))
                    .get(0);
            assertEquals(List.of(1L, 0L, 1L, 0L), List.of(stream.syn(), stream.synAck(), stream.fin(), stream.rst()));
            assertTrue(stream.connection());
        }
    }

    /** Protocol, history, duration and packets of a row, and how many seconds after its start a table gives its entry up. */
    @ParameterizedTest
    @CsvSource({
        "tcp, S, 1.0, 3, 0, 11",
        "tcp, Sh, 1.0, 1, 2, 21",
        "tcp, ShADd, 1.0, 5, 5, 101",
        "tcp, ShADdF, 1.0, 5, 5, 31",
        "tcp, ShADdFf, 1.0, 5, 5, 3",
        "tcp, Sr, 1.0, 1, 1, 6",
        "udp, D, -, 1, 0, 6",
        "udp, D, 1.0, 2, 0, 16",
        "udp, Dd, 1.0, 1, 1, 61",
        "udp, Dd, 90.0, 1, 1, 150"
    })
    void givesFirewallProfilesTheStateThatAConnectionReached(
            String protocol, String history, String duration, int sent, int got, double heldSeconds)
            throws IOException {
        String row = "1700000000.0\tC\t10.0.0.1\t1\t10.0.0.2\t2\t%s\t-\t%s\t0\t0\tOTH\t-\t-\t0\t%s\t%d\t0\t%d\t0\t-\n"
                .formatted(protocol, duration, history, sent, got);
        List<Double> held = new ArrayList<>();
        SessionDefinition.of(PROFILE)
                .replay(
                        records(parse(ZEEK_HEADER + row)).get(0),
                        (start, end, open) -> held.add((double) (end - start) / SECOND));
        assertEquals(List.of(heldSeconds), held);
    }

    private static SessionProfile.Timeout seconds(double seconds) {
        return new SessionProfile.Timeout(seconds, "test", true);
    }

    @Test
    void refusesALogWithoutConnections() {
        String dns = "#separator \\x09\n#fields\tts\tuid\tid.orig_h\tquery\n1700000000.0\tC\t10.0.0.1\ta.example\n";
        String json = "{\"ts\":1700000000.0,\"uid\":\"C\",\"id.orig_h\":\"10.0.0.1\",\"query\":\"a.example\"}";
        String alert = EVE.lines().findFirst().orElseThrow();
        for (String log : List.of(dns, json, alert)) {
            MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> parse(log));
            assertEquals("the end of the capture, all before skipped: {other-record=1}", e.found());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1700000001.000000\tC2 | Nov 14\tC2 | \"ts\" as seconds since 1970",
                "0.012345 | 1s | seconds as \"duration\"",
                "0.012345 | 9999999999 | a \"duration\" that ends before 2262",
                "0.012345 | 9e99 | a \"duration\" that ends before 2262",
                "0.012345 | -1.0 | seconds as \"duration\"",
                "40001 | 65536 | a number from 0 to 65535 as \"id.orig_p\"",
                "40001 | x | a number of at most 18 digits as \"id.orig_p\"",
                "10.0.0.1\t40001 | localhost\t40001 | an address",
                "10.0.0.1\t40001 | 10.0.0.256\t40001 | a number from 0 to 255",
                "udp | - | \"proto\"",
                "Dd\t1 | Dd\t-1 | a number of at most 18 digits as \"orig_pkts\"",
                "udp\tdns | udp | 21 columns, as #fields says,"
            })
    void namesTheLineThatIsWrong(String right, String wrong, String expected) {
        String log = ZEEK_TSV.replace(right, wrong);
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> parse(log));
        assertTrue(e.expected().startsWith(expected), e.expected());
        assertTrue(e.expected().endsWith("in line 10 of Zeek's log"), e.expected());
        assertEquals(ZEEK_HEADER.length() + ZEEK_ROWS.indexOf("1700000001"), e.offset());
    }

    @Test
    void namesTheEventThatIsWrong() {
        MalformedCaptureException time = assertThrows(
                MalformedCaptureException.class, () -> parse(EVE.replace("23:13:22.500100+0100", "later")));
        assertTrue(time.expected().startsWith("\"flow.end\" as seconds since 1970"), time.expected());
        assertTrue(time.expected().endsWith("in object 2 of Suricata's EVE log"), time.expected());
        MalformedCaptureException type =
                assertThrows(MalformedCaptureException.class, () -> parse(EVE + "{\"timestamp\":\"x\"}"));
        assertEquals("\"event_type\" in object 6 of Suricata's EVE log", type.expected());
    }

    @Test
    void refusesRowsWithoutAHeaderAndLinesWithoutAnEnd() {
        MalformedCaptureException header =
                assertThrows(MalformedCaptureException.class, () -> parse("#separator \\x09\n" + ZEEK_ROWS));
        assertTrue(header.expected().contains("\"#fields\" above the first row in line 2"), header.expected());
        String endless = ZEEK_HEADER + "x".repeat(100_000);
        MalformedCaptureException line = assertThrows(MalformedCaptureException.class, () -> parse(endless));
        assertEquals("a longer one", line.found());
    }

    @Test
    void evictsAndCountsBeyondTheLimitOfTheTable() throws IOException {
        ParserLimits limits = new ParserLimits(1L << 40, 1_000, 2);
        ParsedCapture capture = parse((ZEEK_TSV + ZEEK_TSV).getBytes(StandardCharsets.UTF_8), limits);
        assertEquals(List.of("tcp 2", "tcp 3", "udp 0", "udp 1"), ids(records(capture)));
        assertEquals(2, capture.summary().evicted());
        assertEquals(4, capture.summary().streams().tcp());
    }

    private static List<String> ids(List<StreamRecord> streams) {
        return streams.stream()
                .map(stream -> stream.protocol() + " " + stream.stream())
                .toList();
    }

    private static List<StreamRecord> records(ParsedCapture capture) {
        List<StreamRecord> records = new ArrayList<>();
        capture.records(address -> HexFormat.of().formatHex(address)).forEachRemaining(records::add);
        return records;
    }

    private static ParsedCapture parse(String log) throws IOException {
        return parse(log.getBytes(StandardCharsets.UTF_8));
    }

    private static ParsedCapture parse(byte[] upload) throws IOException {
        return parse(upload, ParserLimits.DEFAULT);
    }

    private static ParsedCapture parse(byte[] upload, ParserLimits limits) throws IOException {
        return new CaptureParser(() -> 1).parse(new ByteArrayInputStream(upload), limits, Progress.NONE);
    }
}
