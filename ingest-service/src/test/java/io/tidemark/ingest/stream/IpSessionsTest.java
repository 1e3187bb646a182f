package io.tidemark.ingest.stream;

import static io.tidemark.ingest.support.Packets.ethernet;
import static io.tidemark.ingest.support.Packets.hex;
import static io.tidemark.ingest.support.Packets.ipv4;
import static io.tidemark.ingest.support.Packets.ipv6;
import static io.tidemark.ingest.support.Packets.join;
import static io.tidemark.ingest.support.Packets.tcp;
import static io.tidemark.ingest.support.Packets.tcpHeader;
import static io.tidemark.ingest.support.Packets.udpDatagram;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sessions that are neither TCP nor UDP, one packet a second. */
class IpSessionsTest {

    private static final long START = 1_700_000_000_000_000_000L;
    private static final int SCTP = 132;
    private static final int ESP = 50;
    private static final int AH = 51;
    private static final int GRE = 47;

    @Test
    void areAssociationsByTheirPorts() throws IOException {
        assertEquals(
                Map.of("sctp", 2L, "packets", 4L),
                counted(
                        ipv4(1, 2, SCTP, sctp(5_000, 38_412)),
                        ipv4(2, 1, SCTP, sctp(38_412, 5_000)),
                        ipv4(1, 2, SCTP, sctp(5_001, 38_412)),
                        ipv4(2, 1, SCTP, sctp(38_412, 5_001))));
    }

    @Test
    void haveAnIndexOfTheirOwnInEachDirection() throws IOException {
        assertEquals(
                Map.of("esp", 3L, "packets", 5L),
                counted(
                        ipv4(1, 2, ESP, hex("00000101 00000001")),
                        ipv4(2, 1, ESP, hex("00000202 00000001")),
                        ipv4(1, 2, ESP, hex("00000103 00000001")),
                        ipv6(1, 2, ESP, hex("00000101 00000001")),
                        ipv6(1, 2, ESP, hex("00000101 00000002"))));
    }

    @Test
    void areTunnelsByTheirKeyOrCall() throws IOException {
        byte[] keyed = hex("2000 88bf 00000007 ffff");
        byte[] otherKey = hex("2000 88bf 00000008 ffff");
        byte[] call = hex("3001 880b 0004 0011 00000001 21ff");
        byte[] callBack = hex("3001 880b 0004 0022 00000001 21ff");
        assertEquals(
                Map.of("gre", 3L, "packets", 5L),
                counted(
                        ipv4(1, 2, GRE, keyed),
                        ipv4(2, 1, GRE, keyed),
                        ipv4(1, 2, GRE, otherKey),
                        ipv4(1, 2, GRE, call),
                        ipv4(2, 1, GRE, callBack)));
    }

    @Test
    void areNoTunnelsWhosePacketsAreRead() throws IOException {
        byte[] keepAlive = hex("0000 0000");
        byte[] ping = ipv4(3, 4, 1, hex("08000000 00010001"));
        assertEquals(
                Map.of(),
                counted(
                        ipv4(1, 2, GRE, keepAlive),
                        ipv4(1, 2, GRE, join(hex("0000 0800"), tcp(3, 1_000, 4, 80, Packets.SYN, 5))),
                        ipv4(2, 1, GRE, join(hex("0000 0800"), ping))));
    }

    @Test
    void areThoseInsideOfTunnels() throws IOException {
        byte[] inner = ipv4(3, 4, ESP, hex("00000101 00000001"));
        byte[] mirrored = join(hex("08000000 00000500"), ethernet(0x0800, inner));
        assertEquals(
                Map.of("esp", 1L, "packets", 2L),
                counted(
                        ipv4(1, 2, GRE, join(hex("0000 0800"), inner)),
                        ipv4(7, 8, 17, udpDatagram(40_000, 4_789, mirrored))));
    }

    @Test
    void areNoConnectionsBehindAnAuthenticationHeader() throws IOException {
        byte[] header = hex("0604 0000 00000101 00000001 000000000000000000000000");
        byte[] pinging =
                join(hex("0104"), hex("0000 00000101 00000001 000000000000000000000000"), hex("0800000000010001"));
        assertEquals(Map.of(), counted(ipv4(1, 2, AH, join(header, tcpHeader(1_000, 80, Packets.SYN, 5, 0)))));
        assertEquals(Map.of("ah", 1L, "packets", 1L), counted(ipv4(1, 2, AH, pinging)));
    }

    @Test
    void areNeitherPingsNorQuotesNorMulticast() throws IOException {
        byte[] quoted = ipv4(1, 2, ESP, hex("00000101 00000001"));
        assertEquals(
                Map.of(),
                counted(
                        ipv4(1, 2, 1, hex("08000000 00010001")),
                        ipv4(2, 1, 1, join(hex("03010000 00000000"), quoted)),
                        Packets.between("10.0.0.1", "224.0.0.5", ipv4(1, 2, 46, new byte[20])),
                        ipv4(1, 2, 89, new byte[20])));
    }

    @Test
    void areOthersByTheirProtocol() throws IOException {
        assertEquals(
                Map.of("other", 2L, "packets", 3L),
                counted(ipv4(1, 2, 115, new byte[8]), ipv4(2, 1, 115, new byte[8]), ipv4(1, 2, 33, new byte[8])));
    }

    @Test
    void areCountedUpToALimit() throws IOException {
        byte[][] packets = IntStream.range(0, IpSessions.MAX_SESSIONS + 5)
                .mapToObj(i -> ipv4(1, 2, SCTP, sctp(1_000 + i, 38_412)))
                .toArray(byte[][]::new);
        assertEquals(Map.of("sctp", 4_096L, "packets", 4_101L, "packetsOfMore", 5L), counted(packets));
    }

    @Test
    void areANoteWhereTheyAreFew() throws IOException {
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            packets.add(tcp(1, 1_000 + i, 2, 80, Packets.SYN, 5));
            packets.add(tcp(1, 1_000 + i, 2, 80, Packets.ACK, 6));
        }
        packets.add(ipv4(1, 2, ESP, hex("00000101 00000001")));
        assertEquals(List.of(FindingCode.FEW_IP_SESSIONS_NOT_COUNTED), codes(packets));
        packets.add(ipv4(1, 3, ESP, hex("00000101 00000001")));
        assertEquals(List.of(FindingCode.IP_SESSIONS_NOT_COUNTED), codes(packets));
    }

    private static byte[] sctp(int sourcePort, int destinationPort) {
        return ByteBuffer.allocate(12)
                .putShort((short) sourcePort)
                .putShort((short) destinationPort)
                .array();
    }

    private static List<FindingCode> codes(List<byte[]> packets) throws IOException {
        return findings(packets.toArray(byte[][]::new)).stream()
                .map(Finding::code)
                .toList();
    }

    /** The values that are not zero, but for the number of all packets. */
    private static Map<String, Object> counted(byte[]... packets) throws IOException {
        List<Finding> findings = findings(packets);
        assertFalse(findings.size() > 1);
        Map<String, Object> values =
                new HashMap<>(findings.isEmpty() ? Map.of() : findings.get(0).values());
        values.remove("ofPackets");
        values.values().removeIf(value -> value.equals(0L));
        return values;
    }

    private static List<Finding> findings(byte[]... packets) throws IOException {
        PcapBuilder pcap = new PcapBuilder(PcapBuilder.RAW_IP);
        for (int i = 0; i < packets.length; i++) {
            pcap.add(START + i * 1_000_000_000L, packets[i]);
        }
        try (ParsedCapture capture =
                new CaptureParser(() -> 1).parse(pcap.stream(), ParserLimits.DEFAULT, Progress.NONE)) {
            return capture.summary().findings().stream()
                    .filter(finding -> finding.code().code().endsWith("ip-sessions-not-counted"))
                    .toList();
        }
    }
}
