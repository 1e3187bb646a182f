package io.tidemark.ingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tidemark.contracts.StreamRecord;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TsharkJsonTest {

    private static final String REDUCED_SYN = """
            {"frame.time_epoch": "1713312979.373894967", "frame.number": "1", "eth.src": "e0:23:ff:65:52:61",
             "eth.dst": "6c:94:66:78:d4:e4", "ip.src": "10.50.9.66", "ip.dst": "10.50.3.2", "udp.stream": null,
             "tcp.srcport": "56708", "tcp.dstport": "3389", "tcp.stream": "0",
             "tcp.flags_tree": {"tcp.flags.res": "0", "tcp.flags.ns": "0", "tcp.flags.cwr": "1", "tcp.flags.ecn": "1",
               "tcp.flags.urg": "0", "tcp.flags.ack": "0", "tcp.flags.push": "0", "tcp.flags.reset": "0",
               "tcp.flags.syn": "1", "tcp.flags.syn_tree": {"_ws.expert": {"tcp.connection.syn": ""}},
               "tcp.flags.fin": "0", "tcp.flags.str": "····CE····S·",},},
            """;
    private static final String REDUCED_ACK = """
            {"frame.time_epoch": "1713312980.5", "ip.src": "10.50.3.2", "ip.dst": "10.50.9.66", "tcp.srcport": "3389",
             "tcp.dstport": "56708", "tcp.stream": "0", "tcp.flags_tree": {"tcp.flags.ae": "0", "tcp.flags.ece": "0",
             "tcp.flags.ack": "1", "tcp.flags.reset": "0", "tcp.flags.syn": "0", "tcp.flags.fin": "1"}},
            """;
    private static final String REDUCED_UDP =
            "{\"frame.time_epoch\": \"1713312981\", \"eth.src\": \"00:00:00:00:00:01\","
                    + " \"eth.dst\": \"00:00:00:00:00:02\", \"ip.src\": null, \"udp.stream\": \"0\"},";

    private static final String PLAIN_ICMP = """
            {"_index": "packets", "_score": null, "_source": {"layers": {
              "frame": {"frame.time_epoch": "1471385034.308851000", "frame.len": "87", "frame.number": "1"},
              "eth": {"eth.dst": "10:c3:7b:53:27:38", "eth.dst_tree": {"eth.addr": "10:c3:7b:53:27:38"}},
              "ip": {"ip.src": "192.0.2.1", "ip.dst": "192.0.2.2"},
              "icmp": {"icmp.type": "3",
                "ip": {"ip.src": "192.0.2.2", "ip.dst": "192.0.2.9"},
                "udp": {"udp.srcport": "5353", "udp.dstport": "53", "udp.stream": "7"}}}}}
            """;
    private static final String PLAIN_TUNNEL = """
            {"_source": {"layers": {
              "frame": {"frame.time_epoch": "1471385035.000000001", "frame.len": "200"},
              "ip": {"ip.src": "192.0.2.1", "ip.dst": "192.0.2.2"},
              "udp": {"udp.srcport": "40000", "udp.dstport": "4789", "udp.stream": "8"},
              "vxlan": {"vxlan.vni": "5"},
              "ipv6": {"ipv6.src": "2001:db8::1", "ipv6.dst": "2001:db8::2"},
              "tcp": {"tcp.srcport": "1", "tcp.dstport": "2", "tcp.stream": "3", "tcp.flags": "0x0212"}}}}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "%s", "\ufeff \n [ %s ]\n"})
    void readsTheReducedFormInBracketsOrNot(String around) throws IOException {
        ParsedCapture capture = parse(around.formatted(REDUCED_SYN + REDUCED_ACK + REDUCED_UDP));
        List<StreamRecord> streams = records(capture);
        StreamRecord tcp = streams.get(0);
        assertEquals(1_713_312_979_373_894_967L, tcp.startEpochNanos());
        assertEquals(1_713_312_980_500_000_000L, tcp.endEpochNanos());
        assertEquals(1, tcp.syn());
        assertEquals(1, tcp.fin());
        assertEquals("·······A···F", tcp.lastFlags());
        assertEquals("10.50.9.66", tcp.originator());
        assertEquals(56_708, tcp.originatorPort());
        assertEquals(1_713_312_980_500_000_000L, tcp.responderFinEpochNanos());
        assertTrue(tcp.connection());
        assertEquals("udp", streams.get(1).protocol());
        assertEquals("6 bytes", streams.get(1).originator());
        assertEquals(OptionalLong.empty(), capture.summary().bytes());
        assertEquals(3, capture.summary().packets());
        assertEquals(1, capture.summary().clockResolutionNanos());
        assertFalse(capture.summary().truncated());
    }

    @Test
    void readsThePlainFormWithQuotedHeadersAndTunnels() throws IOException {
        ParsedCapture capture = parse("[" + PLAIN_ICMP + "," + PLAIN_TUNNEL + "]");
        List<StreamRecord> streams = records(capture);
        assertEquals(List.of("tcp 3", "udp 7", "udp 8"), ids(streams));
        assertEquals("2001:db8:0:0:0:0:0:1", streams.get(0).originator());
        assertEquals("··R····A··S·", streams.get(0).lastFlags());
        assertEquals(1, streams.get(0).synAck());
        assertEquals("192.0.2.2", streams.get(1).originator());
        assertEquals(5_353, streams.get(1).originatorPort());
        assertEquals(87, streams.get(1).bytes());
        assertEquals(287, capture.summary().bytes().getAsLong());
    }

    @Test
    void readsLayersThatAreMergedIntoAnArray() throws IOException {
        String merged = """
                [{"_source": {"layers": {"frame": {"frame.time_epoch": "5.0"}, "udp": [
                  {"udp.srcport": "1", "udp.dstport": "2", "udp.stream": "0"},
                  {"udp.srcport": "3", "udp.dstport": "4", "udp.stream": "1"}]}}}]
                """;
        assertEquals(List.of("udp 0", "udp 1"), ids(records(parse(merged))));
    }

    /** tshark 4.6 dates packets in ISO 8601; -T ek has long had booleans; tshark 2.2 wrote flags with eight digits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'_source':{'layers':{'frame':{'frame.time_epoch':'2016-08-16T22:03:54.308851000Z','frame.len':'60'},'tcp':"
                        + "{'tcp.stream':'4','tcp.flags':'0x0012','tcp.flags_tree':{'tcp.flags.syn':true,'tcp.flags.ack':true,"
                        + "'tcp.flags.reset':false,'tcp.flags.fin':false}}}}}",
                "{'_source':{'layers':{'frame':{'frame.time_epoch':'1471385034.308851000','frame.len':'60'},'tcp':"
                        + "{'tcp.stream':'4','tcp.flags_tree':{'tcp.flags.syn':'True','tcp.flags.ack':'True',"
                        + "'tcp.flags.reset':'False','tcp.flags.fin':'False'}}}}}",
                "{'_source':{'layers':{'frame_raw':['0011',0,60,0,1],'frame':{'frame.time_epoch':'1471385034.308851000',"
                        + "'frame.len':'60','frame.len_raw':['3c',0,1,0,5]},'tcp_raw':['00',34,20,0,1],'tcp':{'tcp.stream':'4',"
                        + "'tcp.stream_raw':['',0,0,0,7],'tcp.flags':'0x00000012','tcp.flags_raw':['12',1,1,0,5],'tcp.flags_tree':"
                        + "{'tcp.flags.syn':'1','tcp.flags.syn_raw':['1',1,1,2,2]}}}}}",
                "{'index':{'_index':'packets-2016-08-16','_type':'doc'}}\n{'timestamp':'1471385034308','layers':{'frame':"
                        + "{'frame_frame_time_epoch':'2016-08-16T22:03:54.308851000Z','frame_frame_len':'60'},'tcp':"
                        + "{'tcp_tcp_stream':'4','tcp_tcp_flags_syn':true,'tcp_tcp_flags_ack':true,'tcp_tcp_flags_reset':false,"
                        + "'tcp_tcp_flags_fin':false}}}"
            })
    void readsFormsOfOtherVersions(String json) throws IOException {
        ParsedCapture capture = parse(json.replace('\'', '"'));
        StreamRecord stream = records(capture).get(0);
        assertEquals("tcp 4", stream.protocol() + " " + stream.stream());
        assertEquals(1_471_385_034_308_851_000L, stream.startEpochNanos());
        assertEquals(List.of(0L, 1L), List.of(stream.syn(), stream.synAck()));
        assertEquals("·······A··S·", stream.lastFlags());
        assertEquals(60, stream.bytes());
        assertEquals(1, capture.summary().packets());
    }

    /** tshark numbers the stream of such a segment, and leaves its flags out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'layers':{'frame':{'frame.time_epoch':'6.0'},'tcp':{'tcp.stream':'3','tcp.hdr_len':'16'}}}",
                "{'layers':{'frame':{'frame_frame_time_epoch':'6.0'},'tcp':{'tcp_tcp_stream':'3','tcp_tcp_hdr_len':'16'}}}"
            })
    void readsNoFlagsOfAHeaderThatIsTooShort(String json) throws IOException {
        StreamRecord stream = records(parse("[" + PLAIN_TUNNEL + "," + json.replace('\'', '"') + "]"))
                .get(0);
        assertEquals("tcp 3", stream.protocol() + " " + stream.stream());
        assertEquals(2, stream.packets());
        assertEquals("··R····A··S·", stream.lastFlags());
    }

    /** Two IP layers under one key: each transport header has the addresses above it. */
    @Test
    void readsKeysThatComeTwice() throws IOException {
        String tunnel = """
                {"_source": {"layers": {"frame": {"frame.time_epoch": "5.0", "frame.len": "100"},
                  "ip": {"ip.src": "192.0.2.1", "ip.dst": "192.0.2.2"}, "udp": {"udp.stream": "0"},
                  "ip": {"ip.src": "10.0.0.1", "ip.dst": "10.0.0.2"}, "udp": {"udp.stream": "1"}}}}
                """;
        List<StreamRecord> streams = records(parse(tunnel));
        assertEquals("192.0.2.1", streams.get(0).originator());
        assertEquals("10.0.0.1", streams.get(1).originator());
    }

    @Test
    void countsPacketsWithoutATime() throws IOException {
        String untimed = "{\"_source\":{\"layers\":{\"frame\":{\"frame.len\":\"60\"},\"udp\":{\"udp.stream\":\"0\"}}}}";
        ParsedCapture capture = parse("[" + untimed + "," + PLAIN_TUNNEL + "]");
        assertEquals(1, capture.summary().skipped().get("no-time"));
        assertEquals(260, capture.summary().bytes().getAsLong());
        assertEquals(1_471_385_035_000_000_001L, capture.summary().startEpochNanos());
        assertEquals(List.of("tcp 3", "udp 8"), ids(records(capture)));
    }

    /** A host name on the wire can hold any bytes, and tshark prints them. */
    @Test
    void readsPastStringsThatAreNotUtf8() throws IOException {
        byte[] upload = PLAIN_TUNNEL.replace("\"5\"", "\"\u00bc\u00ff\u00c3(\"").getBytes(StandardCharsets.ISO_8859_1);
        ParsedCapture capture =
                new CaptureParser(() -> 1).parse(new ByteArrayInputStream(upload), ParserLimits.DEFAULT, Progress.NONE);
        assertEquals(2, records(capture).size());
    }

    @Test
    void countsFramesThatBelongToNoStream() throws IOException {
        CaptureSummary summary = parse(REDUCED_UDP
                        + "{\"frame.time_epoch\": \"1713312981.1\", \"eth.src\": \"00:00:00:00:00:01\"},"
                        + "{\"frame.time_epoch\": \"1713312981.2\", \"ip.src\": \"1.2.3.4\", \"ip.dst\": \"1.2.3.5\"}")
                .summary();
        assertEquals(1, summary.skipped().get("not-ip"));
        assertEquals(1, summary.skipped().get("other-ip-protocol"));
        assertEquals(REDUCED_UDP.length(), summary.firstSkipped().get("not-ip"));
    }

    @Test
    void endsWhereTheLastObjectIsCut() throws IOException {
        CaptureSummary summary =
                parse("[" + REDUCED_SYN + REDUCED_ACK.substring(0, 50)).summary();
        assertEquals(1, summary.packets());
        assertTrue(summary.truncated());
        assertTrue(parse("[" + REDUCED_SYN).summary().truncated());
    }

    @Test
    void readsEveryPrefixOrSaysWhatIsWrong() throws IOException {
        String whole = "[" + REDUCED_SYN + REDUCED_ACK + REDUCED_UDP + "]";
        for (int length = 0; length < whole.length(); length++) {
            try {
                CaptureSummary summary = parse(whole.substring(0, length)).summary();
                assertTrue(summary.truncated() && summary.packets() > 0, "prefix of " + length);
            } catch (MalformedCaptureException e) {
                assertFalse(e.expected().isEmpty());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': 1} | 'frame.time_epoch' in object 2 | none",
                "{'frame.time_epoch': 'Aug 16'} | 'frame.time_epoch' as seconds since 1970 | 'Aug 16'",
                "{'frame.time_epoch': '1', 'tcp.stream': '0'} | the flags of a TCP segment | 'tcp.stream' without",
                "{'frame.time_epoch': '1', 'tcp.flags': '0x10'} | 'tcp.stream' beside the flags | none",
                "{'frame.time_epoch': '1', 'tcp.stream': '-1'} | a number from 0 to 2147483647 as 'tcp.stream' | '-1'",
                "{'tcp.flags.syn': 'x'} | '0' or '1' as 'tcp.flags.syn' | 'x'",
                "{'tcp.flags': 'x'} | a number such as '0x0012' as 'tcp.flags' | 'x'",
                "{'udp.srcport': '65536'} | a number from 0 to 65535 as 'udp.srcport' | '65536'",
                "{'frame.time_epoch': '1', 'udp.stream': '0', 'ip.src': 'a', 'ip.dst': 'b'} | an address | 'a'",
                "{'frame.time_epoch': '1', 'udp.stream': '0', 'ip.src': ':x', 'ip.dst': '::'} | an IPv6 address | ':x'",
                "7 | an object | VALUE_NUMBER_INT",
                "{'frame.time_epoch' '1'} | JSON in object 2 | Unexpected character"
            })
    void namesTheObjectThatIsWrong(String object, String expected, String found) {
        String json = "[" + REDUCED_SYN + object.replace('\'', '"') + "]";
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> parse(json));
        assertTrue(e.expected().startsWith(expected.replace('\'', '"')), e.expected());
        assertTrue(e.expected().contains("object 2 of tshark's JSON"), e.expected());
        assertTrue(e.found().startsWith(found.replace('\'', '"')), e.found());
        assertTrue(e.offset() > REDUCED_SYN.length() - 10 && e.offset() <= json.length() + 30, "offset " + e.offset());
    }

    /** tshark writes payload as text; bytes allocated would be at least those of the value. */
    @Test
    void passesOverAValueThatIsNotReadWithoutKeepingIt() throws IOException {
        int length = 64 << 20;
        InputStream json = new SequenceInputStream(Collections.enumeration(List.of(
                text("[{\"udp.payload\": \""),
                new ByteArrayInputStream(new byte[length]) {
                    @Override
                    public synchronized int read(byte[] target, int offset, int most) {
                        int read = super.read(target, offset, most);
                        if (read > 0) Arrays.fill(target, offset, offset + read, (byte) 'a');
                        return read;
                    }
                },
                text("\", " + REDUCED_UDP.substring(1) + "]"))));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        ParsedCapture capture = new CaptureParser(() -> 1).parse(json, ParserLimits.DEFAULT, Progress.NONE);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(List.of("udp 0"), ids(records(capture)));
        assertTrue(allocated < length / 4, allocated + " bytes allocated");
    }

    @Test
    void refusesAValueThatIsReadAndFarTooLong() {
        String json = "[{\"ip.src\": \"" + "1".repeat(100_000) + "\", " + REDUCED_UDP.substring(1) + "]";
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> parse(json));
        assertEquals("JSON in object 1 of tshark's JSON", e.expected());
        assertTrue(e.found().contains("65536"), e.found());
    }

    @Test
    void refusesMoreHeadersThanAFrameCanHold() {
        String headers = "\"udp\": {\"udp.stream\": \"0\"}, ".repeat(10_001);
        String json = "[{" + headers + "\"frame.time_epoch\": \"1\"}]";
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> parse(json));
        assertEquals("at most 10000 headers of TCP and UDP in object 1 of tshark's JSON", e.expected());
    }

    @Test
    void refusesMoreAfterTheArray() {
        MalformedCaptureException e =
                assertThrows(MalformedCaptureException.class, () -> parse("[" + REDUCED_UDP + "] {}"));
        assertEquals("more after the array", e.found());
    }

    @Test
    void refusesAnEmptyArray() {
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> parse("[]"));
        assertEquals("at least one packet with a time", e.expected());
    }

    private static List<String> ids(List<StreamRecord> streams) {
        return streams.stream()
                .map(stream -> stream.protocol() + " " + stream.stream())
                .toList();
    }

    private static List<StreamRecord> records(ParsedCapture capture) {
        List<StreamRecord> records = new ArrayList<>();
        capture.records(TsharkJsonTest::text).forEachRemaining(records::add);
        return records;
    }

    private static InputStream text(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] address) {
        try {
            return address.length < 16 && address.length != 4
                    ? address.length + " bytes"
                    : InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ParsedCapture parse(String json) throws IOException {
        byte[] upload = json.getBytes(StandardCharsets.UTF_8);
        return new CaptureParser(() -> 1).parse(new ByteArrayInputStream(upload), ParserLimits.DEFAULT, Progress.NONE);
    }
}
