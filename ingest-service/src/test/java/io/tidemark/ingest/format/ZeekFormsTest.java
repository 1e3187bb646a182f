package io.tidemark.ingest.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.ingest.capture.MalformedCaptureException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same connections as Zeek logs them, in the forms in which its log reaches people. */
class ZeekFormsTest {

    private static final String FIELDS = "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice"
            + "\tduration\torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts"
            + "\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\ttunnel_parents\n";

    private static final List<String> ROWS = List.of(
            "1700000000.000100\tC1\t10.0.0.1\t40000\t192.0.2.2\t443\ttcp\tssl\t2.500000\t100\t200\tSF\tT\tF\t0\tShADadFf\t8\t500\t7\t600\t-",
            "1700000001.000000\tC2\t10.0.0.1\t40001\t192.0.2.2\t53\tudp\t-\t0.012345\t30\t60\tSF\t-\t-\t0\tDd\t1\t58\t1\t88\t-",
            "1700000002.000000\tC3\t10.0.0.1\t3\t192.0.2.2\t1\ticmp\t-\t-\t-\t-\tOTH\t-\t-\t0\t-\t1\t84\t0\t0\t-");

    private static final String LOG = ROWS.stream().map(row -> row + "\n").collect(Collectors.joining());

    private static final String ECS = """
            {"@timestamp":"2023-11-14T22:13:20.000100Z","event":{"dataset":"zeek.connection","duration":2500000000},"source":{"ip":"10.0.0.1","port":40000,"packets":8,"bytes":500},"destination":{"ip":"192.0.2.2","port":443,"packets":7,"bytes":600},"network":{"transport":"tcp"},"zeek":{"session_id":"C1","connection":{"state":"SF","history":"ShADadFf","missed_bytes":0}}}
            {"@timestamp":"2023-11-14T22:13:21.000Z","event":{"dataset":"zeek.connection","duration":12345000},"source":{"ip":"10.0.0.1","port":40001,"packets":1,"bytes":58},"destination":{"ip":"192.0.2.2","port":53,"packets":1,"bytes":88},"network":{"transport":"udp"},"zeek":{"connection":{"state":"SF","history":"Dd"}}}
            {"@timestamp":"2023-11-14T22:13:22.000Z","event":{"dataset":"zeek.connection"},"source":{"ip":"10.0.0.1","port":3,"packets":1,"bytes":84},"destination":{"ip":"192.0.2.2","port":1,"packets":0,"bytes":0},"network":{"transport":"icmp"},"zeek":{"connection":{"state":"OTH"}}}
            """;

    private static final String JSON = """
            {"ts":1700000000.0001,"id.orig_h":"10.0.0.1","id.orig_p":40000,"id.resp_h":"192.0.2.2","id.resp_p":443,"proto":"tcp","duration":2.5,"conn_state":"SF","history":"ShADadFf","orig_pkts":8,"orig_ip_bytes":500,"resp_pkts":7,"resp_ip_bytes":600}
            {"ts":1700000001.0,"id.orig_h":"10.0.0.1","id.orig_p":40001,"id.resp_h":"192.0.2.2","id.resp_p":53,"proto":"udp","duration":0.012345,"conn_state":"SF","history":"Dd","orig_pkts":1,"orig_ip_bytes":58,"resp_pkts":1,"resp_ip_bytes":88}
            {"ts":1700000002.0,"id.orig_h":"10.0.0.1","id.orig_p":3,"id.resp_h":"192.0.2.2","id.resp_p":1,"proto":"icmp","conn_state":"OTH","orig_pkts":1,"orig_ip_bytes":84,"resp_pkts":0,"resp_ip_bytes":0}
            """;

    static Stream<String> forms() {
        String columns =
                LOG.replaceAll("(?m)\t\\d+\t\\d+\t(SF|OTH)\t\\S\t\\S", "\t$1").replaceAll("\t-\t-\tOTH\t-\t-", "\tOTH");
        return Stream.of(
                FIELDS + LOG,
                "#path\tconn\n#unset_field\t-\n" + FIELDS + LOG,
                (FIELDS + LOG).replace('\t', '|'),
                LOG,
                columns,
                ECS,
                ECS.lines()
                        .map(line -> "{\"_index\":\"x\",\"_source\":" + line + "}\n")
                        .collect(Collectors.joining()),
                JSON,
                JSON.replace("id.", "id_"),
                JSON.lines()
                        .map(line -> "{\"preview\":false,\"result\":" + line + "}\n")
                        .collect(Collectors.joining()),
                wrapped("message", JSON),
                wrapped("message", FIELDS + LOG),
                wrapped("message", LOG),
                wrapped("log", LOG).replace("\"}", "\\n\",\"stream\":\"stdout\"}"),
                wrapped("message", wrapped("log", LOG)));
    }

    /** Each line in a member of an object. */
    private static String wrapped(String member, String log) {
        return log.lines()
                .map(line -> "{\"@timestamp\":\"2023-11-14T22:20:00.000Z\",\"agent\":{\"message\":7},\"%s\":\"%s\"}\n"
                        .formatted(
                                member,
                                line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t")))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsTheSameConnectionsFromEveryForm(String log) throws IOException {
        LogReading reading = LogReading.of(log);
        assertEquals(
                List.of(
                        "tcp 1700000000000100000..1700000002500100000 15 packets 1100 bytes 0a000001:40000 > c0000202:443"
                                + " connection",
                        "udp 1700000001000000000..1700000001012345000 2 packets 146 bytes 0a000001:40001 > c0000202:53"
                                + " connection"),
                reading.texts());
        assertEquals(1, reading.summary().skipped().get("other-ip-protocol"));
        assertFalse(reading.summary().truncated());
        assertEquals(List.of(), reading.findings());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsEveryPrefixOrSaysWhatIsWrong(String log) throws IOException {
        for (int length = 0; length < log.length(); length += 7) {
            try {
                assertTrue(LogReading.of(log.substring(0, length)).streams().size() <= 2);
            } catch (MalformedCaptureException e) {
                assertFalse(e.expected().isEmpty() || e.found().isEmpty());
            }
        }
    }

    @Test
    void readsUpToAWrapperThatIsCut() throws IOException {
        String log = wrapped("message", LOG);
        LogReading reading = LogReading.of(log.substring(0, log.lastIndexOf("icmp")));
        assertTrue(reading.summary().truncated());
        assertEquals("1/1", reading.connections());
    }

    @Test
    void namesTheLineThatIsWrongAlsoWithoutAHeader() {
        MalformedCaptureException row = assertThrows(
                MalformedCaptureException.class,
                () -> LogReading.of(LOG + ROWS.get(0).replace("\tSF", "") + "\n"));
        assertEquals("21 columns, as the first row has, in line 4 of Zeek's log", row.expected());
        assertEquals("20 columns", row.found());
    }

    /** History as a sensor with checksum offload notes it, packets of each side, whether it is a connection, SYN, SYN-ACK and FIN. */
    @ParameterizedTest
    @CsvSource({
        "C^hadf, 0, 9, true, 1, 1, 2",
        "Ch, 0, 1, false, 1, 1, 0",
        "C, 0, 0, false, 0, 0, 0",
        "ScADF, 8, 0, true, 1, 1, 2",
        "ShADadCFf, 8, 7, true, 1, 1, 2"
    })
    void takesFromTheOtherSideWhatWrongChecksumsHide(
            String history, int sent, int got, boolean connection, int syn, int synAck, int fin) throws IOException {
        String row =
                ROWS.get(0).replace("ShADadFf\t8\t500\t7\t600", "%s\t%d\t0\t%d\t9000".formatted(history, sent, got));
        LogReading reading = LogReading.of(FIELDS + row + "\n" + ROWS.get(1) + "\n");
        assertEquals(connection, reading.streams().get(0).connection());
        assertEquals(
                List.of((long) syn, (long) synAck, (long) fin),
                List.of(
                        reading.streams().get(0).syn(),
                        reading.streams().get(0).synAck(),
                        reading.streams().get(0).fin()));
        assertEquals(1, reading.findings().size());
        assertTrue(
                reading.findings().get(0).startsWith("1 of 2 connections in Zeek's conn.log"),
                reading.findings()::toString);
        assertTrue(reading.findings().get(0).contains("ignore_checksums"));
    }

    @Test
    void countsUdpOfWhichOneSideHasWrongChecksums() throws IOException {
        LogReading reading = LogReading.of(FIELDS + ROWS.get(1).replace("Dd\t1\t58", "Cd\t0\t0") + "\n");
        assertEquals("0/1", reading.connections());
    }
}
