package io.tidemark.ingest.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.ingest.capture.MalformedCaptureException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets as tshark exports chosen fields of them: the same in every form. */
class TsharkExportsTest {

    private static final List<String> NAMES = List.of(
            "frame.time_epoch",
            "frame.len",
            "ip.src",
            "ip.dst",
            "tcp.stream",
            "tcp.srcport",
            "tcp.dstport",
            "tcp.flags",
            "udp.stream",
            "udp.srcport",
            "udp.dstport");

    /** A connection, a lone datagram, an ICMP error that quotes it, a datagram inside of another, and something else. */
    private static final List<String> PACKETS = List.of(
            "1700000000.000000000|74|10.0.0.1|192.0.2.2|0|40000|443|0x0002|||",
            "1700000000.010000000|74|192.0.2.2|10.0.0.1|0|443|40000|0x0012|||",
            "1700000000.020000000|66|10.0.0.1|192.0.2.2|0|40000|443|0x0010|||",
            "1700000001.000000000|80|10.0.0.1|192.0.2.3|||||0|5000|53",
            "1700000001.010000000|108|192.0.2.3,10.0.0.1|10.0.0.1,192.0.2.3|||||0|5000|53",
            "1700000002.000000000|130|10.9.0.1,10.0.0.1|10.9.0.2,192.0.2.4|||||1,2|50000,6000|4789,53",
            "1700000003.000000000|98|10.0.0.1|192.0.2.2|||||||",
            "1700000004.000000000|66|192.0.2.2|10.0.0.1|0|443|40000|0x0014|||");

    private static final List<String> STREAMS = List.of(
            "tcp 1700000000000000000..1700000004000000000 4 packets 280 bytes 0a000001:40000 > c0000202:443 connection",
            "udp 1700000001000000000..1700000001010000000 2 packets 188 bytes 0a000001:5000 > c0000203:53 connection",
            "udp 1700000002000000000..1700000002000000000 1 packets 130 bytes 0a000001:50000 > c0000204:4789",
            "udp 1700000002000000000..1700000002000000000 1 packets 130 bytes 0a000001:6000 > c0000204:53");

    static Stream<String> forms() {
        return Stream.of(
                columns("\t", ""),
                columns("\t", "").replace("\n", "\r\n"),
                columns(";", ""),
                columns("|", ""),
                columns(",", "\""),
                columns("\t", "").replace(",", " "),
                columns("\t", "").replaceAll("(?m)^", "x\t").replaceFirst("x", "dns.qry.name"),
                "[\n" + json(name -> name, "{\"_index\":\"p\",\"_source\":{\"layers\":{%s}}}", ",\n") + "]",
                json(
                        name -> name.replace('.', '_'),
                        "{\"index\":{\"_index\":\"p\"}}\n{\"timestamp\":\"1\",\"layers\":{%s}}",
                        "\n"));
    }

    private static String columns(String separator, String quote) {
        return String.join(separator, NAMES) + "\n"
                + PACKETS.stream()
                        .map(packet -> Arrays.stream(packet.split("\\|", -1))
                                .map(cell -> quote + cell + quote)
                                .collect(Collectors.joining(separator)))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private interface Naming {
        String of(String name);
    }

    private static String json(Naming naming, String around, String between) {
        List<String> objects = new ArrayList<>();
        for (String packet : PACKETS) {
            String[] cells = packet.split("\\|", -1);
            List<String> members = new ArrayList<>();
            for (int i = 0; i < cells.length; i++) {
                if (!cells[i].isEmpty()) {
                    members.add("\"" + naming.of(NAMES.get(i)) + "\":[\"" + cells[i].replace(",", "\",\"") + "\"]");
                }
            }
            objects.add(around.formatted(String.join(",", members)));
        }
        return String.join(between, objects) + "\n";
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsTheSameStreamsFromEveryForm(String export) throws IOException {
        LogReading reading = LogReading.of(export);
        assertEquals(STREAMS, reading.texts());
        assertEquals(8, reading.summary().packets());
        assertEquals(1, reading.summary().skipped().get("other-ip-protocol"));
        assertEquals(1, reading.streams().get(0).rst());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsEveryPrefixOrSaysWhatIsWrong(String export) throws IOException {
        for (int length = 0; length < export.length(); length += 5) {
            try {
                assertTrue(LogReading.of(export.substring(0, length)).summary().packets() > 0);
            } catch (MalformedCaptureException e) {
                assertFalse(e.expected().isEmpty() || e.found().isEmpty());
            }
        }
    }

    @Test
    void takesMillisecondsWhereNoFieldHasTheTime() throws IOException {
        LogReading reading = LogReading.of(
                "{\"timestamp\":\"1750000002005\",\"layers\":{\"udp_srcport\":[\"1\"],\"udp_stream\":[\"0\"]}}\n");
        assertEquals(1_750_000_002_005_000_000L, reading.summary().startEpochNanos());
        assertEquals(1_000_000, reading.summary().clockResolutionNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"·······A··S·", "*******A**S*", ".......A..S."})
    void takesFlagsFromTheirLetters(String letters) throws IOException {
        LogReading reading = LogReading.of("{\"layers\":{\"frame_time_epoch\":[\"1\"],\"tcp_stream\":[\"0\"],"
                + "\"tcp_flags_str\":[\"" + letters + "\"]}}\n");
        assertEquals(1, reading.streams().get(0).synAck());
        assertEquals(0, reading.streams().get(0).rst());
    }

    /**
     * What the packets of a stream show, > those of the side that opened it, whether it is a connection, SYN, SYN-ACK, FIN and RST, whether it is
     * established.
     */
    @ParameterizedTest
    @CsvSource({
        ">0 <1 >3 >7 <15 >15 <31 >31, true, 1, 1, 2, 0, true",
        ">31 <31 >31 >31, true, 1, 1, 2, 0, true",
        ">0 >1 >1, false, 1, 0, 0, 0, false",
        ">1 >1 >1, false, 1, 0, 0, 0, false",
        ">0 <1, true, 1, 0, 0, 1, false",
        ">33 <33, true, 1, 0, 0, 1, false",
        ">0 <1 <3, false, 1, 1, 0, 0, false",
        ">0 <1 >3 >7, true, 1, 1, 0, 0, true",
        ">0 <1 >3 >7 <15 <47, true, 1, 1, 0, 1, true",
        ">0 >12 <12, false, 0, 0, 0, 0, false"
    })
    void judgesTcpByItsCompleteness(
            String packets, boolean connection, int syn, int synAck, int fin, int rst, boolean established)
            throws IOException {
        StringBuilder export = new StringBuilder("frame.time_epoch\tip.src\tip.dst\ttcp.stream\ttcp.completeness\n");
        int second = 0;
        for (String packet : packets.split(" ")) {
            export.append("170000000%d.0\t".formatted(second++))
                    .append(packet.startsWith(">") ? "10.0.0.1\t10.0.0.2" : "10.0.0.2\t10.0.0.1")
                    .append("\t0\t" + packet.substring(1) + "\n");
        }
        StreamRecord stream = LogReading.of(export.toString()).streams().get(0);
        assertEquals(connection, stream.connection());
        assertEquals(
                List.of((long) syn, (long) synAck, (long) fin, (long) rst),
                List.of(stream.syn(), stream.synAck(), stream.fin(), stream.rst()));
        assertEquals(established, stream.establishedEpochNanos() != null);
        assertEquals(connection && fin + rst == 0, stream.open());
        if (fin > 0) {
            assertEquals(stream.endEpochNanos(), stream.originatorFinEpochNanos());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frame.number,ip.src,tcp.stream,tcp.flags | a time (frame.time_epoch)",
                "frame.time_epoch,ip.src,ip.dst | the numbers of streams (tcp.stream and udp.stream)",
                "frame.time_epoch,tcp.stream,tcp.srcport | the flags (tcp.flags or tcp.completeness)"
            })
    void namesTheFieldsThatAreMissing(String header, String missing) {
        MalformedCaptureException e = assertThrows(
                MalformedCaptureException.class, () -> LogReading.of(header.replace(',', '\t') + "\n1\t2\t3\n"));
        assertTrue(e.expected().contains(missing), e.expected());
        assertTrue(e.expected().contains("-T fields -E header=y -e frame.time_epoch"), e.expected());
        assertEquals("the columns " + header.replace(',', '\t'), e.found());
    }

    @Test
    void namesTheLineThatIsWrong() {
        String export = columns(",", "");
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> LogReading.of(export));
        assertEquals("11 columns, as the first line has, in line 6 of tshark's columns", e.expected());
        assertEquals("13 columns; add -E quote=d to the command", e.found());
        MalformedCaptureException port = assertThrows(
                MalformedCaptureException.class,
                () -> LogReading.of(columns("\t", "").replace("\t5000\t", "\tx\t")));
        assertTrue(port.expected().endsWith("as \"udp.srcport\" in line 5 of tshark's columns"), port.expected());
    }

    @Test
    void refusesPortsWithoutAStream() {
        MalformedCaptureException e = assertThrows(
                MalformedCaptureException.class,
                () -> LogReading.of("{\"timestamp\":\"1750000002005\",\"layers\":{\"udp_srcport\":[\"1\"]}}\n"));
        assertEquals("\"udp.stream\" beside the ports in object 1 of tshark's JSON", e.expected());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    1   0.000000     10.0.0.1 → 192.0.2.2    TCP 74 40000 → 443 [SYN] Seq=0",
                "\"No.\",\"Time\",\"Source\",\"Destination\",\"Protocol\",\"Length\",\"Info\""
            })
    void refusesListsOfPacketsByTheirName(String line) {
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> LogReading.of(line + "\n"));
        assertTrue(
                e.found().startsWith("a list of packets without the numbers of their streams; run tshark"), e.found());
    }

    @Test
    void saysHowToNameColumnsThatNoLineNames() {
        String export = columns("\t", "");
        MalformedCaptureException e = assertThrows(
                MalformedCaptureException.class, () -> LogReading.of(export.substring(export.indexOf('\n') + 1)));
        assertTrue(
                e.found().startsWith("columns that no line names; run tshark -r FILE -T fields -E header=y"),
                e.found());
    }
}
