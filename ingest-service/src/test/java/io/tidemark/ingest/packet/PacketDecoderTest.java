package io.tidemark.ingest.packet;

import static io.tidemark.ingest.support.Packets.ACK;
import static io.tidemark.ingest.support.Packets.SYN;
import static io.tidemark.ingest.support.Packets.bytes;
import static io.tidemark.ingest.support.Packets.ethernet;
import static io.tidemark.ingest.support.Packets.ipv4;
import static io.tidemark.ingest.support.Packets.ipv4Fragment;
import static io.tidemark.ingest.support.Packets.ipv6;
import static io.tidemark.ingest.support.Packets.join;
import static io.tidemark.ingest.support.Packets.tcp;
import static io.tidemark.ingest.support.Packets.tcpHeader;
import static io.tidemark.ingest.support.Packets.udp;
import static io.tidemark.ingest.support.Packets.udpDatagram;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.ingest.capture.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketDecoderTest {

    private static final int MORE_FRAGMENTS = 0x2000;
    private static final byte[] SEGMENT = tcp(1, 1000, 2, 80, SYN, 5);
    private static final byte[] SEGMENT6 = ipv6(1, 2, 6, tcpHeader(1000, 80, SYN, 5, 0));
    private static final String FOUND = "TCP 1:1000 > 2:80 sequenced";
    private static final byte[] COOKED = new byte[14];

    private final List<String> found = new ArrayList<>();
    private final PacketDecoder decoder = new PacketDecoder((frame, packet) -> found.add(describe(packet)));

    private static String describe(Packet packet) {
        return packet.protocol() + " " + (packet.sourceLow() & 0xffffff) + ":" + packet.sourcePort() + " > "
                + (packet.destinationLow() & 0xffffff) + ":" + packet.destinationPort()
                + (packet.sequenced() ? " sequenced" : "");
    }

    @Test
    void findsTcpInEveryLinkType() {
        assertFound(1, ethernet(0x0800, SEGMENT));
        assertFound(1, ethernet(0x86dd, SEGMENT6));
        assertFound(1, ethernet(0x8100, join(bytes(0, 10, 0x08, 0), SEGMENT)));
        assertFound(1, ethernet(0x88a8, join(bytes(0, 10, 0x81, 0, 0, 20, 0x86, 0xdd), SEGMENT6)));
        assertFound(1, ethernet(8 + SEGMENT.length, join(bytes(0xaa, 0xaa, 3, 0, 0, 0, 8, 0), SEGMENT)));
        assertFound(0, join(bytes(2, 0, 0, 0), SEGMENT));
        assertFound(0, join(bytes(0, 0, 0, 2), SEGMENT));
        assertFound(0, join(bytes(30, 0, 0, 0), SEGMENT6));
        assertFound(108, join(bytes(0, 0, 0, 24), SEGMENT6));
        assertFound(12, SEGMENT);
        assertFound(101, SEGMENT6);
        assertFound(113, join(COOKED, bytes(8, 0), SEGMENT));
        assertFound(228, SEGMENT);
        assertFound(229, SEGMENT6);
        assertFound(276, join(bytes(0x86, 0xdd), new byte[18], SEGMENT6));
    }

    private void assertFound(int linkType, byte[] frame) {
        found.clear();
        assertEquals(Outcome.FOUND, decode(linkType, frame));
        assertEquals(List.of(FOUND), found);
    }

    @Test
    void passesExtensionHeadersOfIpv6() {
        byte[] options = bytes(43, 1, 1, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        byte[] routing = bytes(60, 0, 0, 0, 0, 0, 0, 0);
        byte[] destination = bytes(6, 0, 1, 4, 0, 0, 0, 0);
        assertFound(101, ipv6(1, 2, 0, join(options, routing, destination, tcpHeader(1000, 80, SYN, 5, 0))));
    }

    @Test
    void saysWhyAFrameBelongsToNoStream() {
        assertEquals(Outcome.UNKNOWN_LINK_TYPE, decode(147, SEGMENT));
        assertEquals(Outcome.UNKNOWN_LINK_TYPE, decode(60_000, SEGMENT));
        assertEquals(Outcome.NOT_IP, decode(1, ethernet(0x0806, new byte[28])));
        assertEquals(Outcome.NOT_IP, decode(1, ethernet(38, join(bytes(0x42, 0x42, 3), new byte[35]))));
        assertEquals(Outcome.OTHER_IP_PROTOCOL, decode(101, ipv4(1, 2, 1, bytes(8, 0, 0, 0, 0, 0, 0, 0))));
        assertEquals(Outcome.OTHER_IP_PROTOCOL, decode(101, ipv4(1, 2, 50, new byte[20])));
        assertEquals(Outcome.CUT_HEADER, decode(1, new byte[13]));
        assertEquals(Outcome.CUT_HEADER, decode(101, Arrays.copyOf(SEGMENT, 35)));
        assertEquals(Outcome.CUT_HEADER, decode(101, Arrays.copyOf(SEGMENT6, 39)));
        assertEquals(
                Outcome.MALFORMED_HEADER,
                decode(101, bytes(0x44, 0, 0, 20, 0, 0, 0, 0, 64, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
        assertEquals(Outcome.MALFORMED_HEADER, decode(101, ipv4(1, 2, 17, bytes(0, 1, 0, 2, 0, 7, 0, 0))));
        assertEquals(Outcome.MALFORMED_HEADER, decode(101, bytes(0x70)));
        assertEquals(List.of(), found);
    }

    @Test
    void endsTheChainOfHeadersThatNeverEnds() {
        byte[] options = new byte[8 * 100];
        assertEquals(Outcome.TOO_DEEP, decode(101, ipv6(1, 2, 0, options)));
    }

    @Test
    void ignoresPaddingBehindTheIpPacket() {
        byte[] lateFlags = join(ipv4(1, 2, 6, new byte[0]), new byte[20]);
        assertEquals(Outcome.CUT_HEADER, decode(1, ethernet(0x0800, lateFlags)));
    }

    @Test
    void takesTheFramesLengthWhereAHostWroteNone() {
        byte[] segment = SEGMENT.clone();
        segment[2] = 0;
        segment[3] = 0;
        assertFound(101, segment);
    }

    @Test
    void findsWhatIcmpErrorsQuote() {
        byte[] header = bytes(3, 1, 0, 0, 0, 0, 0, 0);
        byte[] header6 = bytes(1, 0, 0, 0, 0, 0, 0, 0);
        decode(101, ipv4(9, 1, 1, join(header, SEGMENT)));
        decode(101, ipv6(9, 1, 58, join(header6, SEGMENT6)));
        decode(101, ipv4(9, 1, 1, join(header, udp(1, 5, 2, 53, 100))));
        decode(101, ipv4(9, 1, 1, join(header, Arrays.copyOf(SEGMENT, 28))));
        assertEquals(List.of("TCP 1:1000 > 2:80", "TCP 1:1000 > 2:80", "UDP 1:5 > 2:53"), found);
    }

    @Test
    void findsTheFirstFragmentThatAnIcmpErrorQuotes() {
        byte[] datagram = udpDatagram(5, 53, new byte[800]);
        byte[] quoted = Arrays.copyOf(ipv4Fragment(1, 2, 17, 7, MORE_FRAGMENTS, datagram), 60);
        decode(101, ipv4(9, 1, 1, join(bytes(11, 1, 0, 0, 0, 0, 0, 0), quoted)));
        assertEquals(List.of("UDP 1:5 > 2:53"), found);
    }

    @Test
    void findsBothStreamsOfATunnel() {
        byte[] vxlan = join(bytes(8, 0, 0, 0, 0, 0, 5, 0), ethernet(0x0800, SEGMENT));
        decode(101, ipv4(7, 8, 17, udpDatagram(40_000, 4_789, vxlan)));
        decode(101, ipv4(7, 8, 4, SEGMENT));
        decode(101, ipv4(7, 8, 41, SEGMENT6));
        decode(101, ipv4(7, 8, 47, join(bytes(0x20, 0, 8, 0, 0, 0, 0, 1), SEGMENT)));
        decode(101, ipv4(7, 8, 51, join(bytes(6, 4), new byte[22], tcpHeader(1000, 80, SYN, 5, 0))));
        assertEquals(List.of("UDP 7:40000 > 8:4789", FOUND, FOUND, FOUND, FOUND, "TCP 7:1000 > 8:80 sequenced"), found);
    }

    @Test
    void countsFragmentsOnceOnTheFrameThatCompletesThem() {
        byte[] datagram = udpDatagram(5, 53, new byte[40]);
        byte[] first = ipv4Fragment(1, 2, 17, 7, MORE_FRAGMENTS, Arrays.copyOf(datagram, 16));
        byte[] second = ipv4Fragment(1, 2, 17, 7, MORE_FRAGMENTS | 2, Arrays.copyOfRange(datagram, 16, 32));
        byte[] last = ipv4Fragment(1, 2, 17, 7, 4, Arrays.copyOfRange(datagram, 32, 48));
        byte[] ofAnother = ipv4Fragment(1, 2, 17, 8, 4, Arrays.copyOfRange(datagram, 32, 48));
        List<Outcome> outcomes = List.of(
                decode(101, last), decode(101, ofAnother), decode(101, first), decode(101, first), decode(101, second));
        assertEquals(
                List.of(Outcome.FRAGMENT, Outcome.FRAGMENT, Outcome.FRAGMENT, Outcome.FRAGMENT, Outcome.FOUND),
                outcomes);
        assertEquals(List.of("UDP 1:5 > 2:53"), found);
    }

    @Test
    void keepsFragmentsOfDifferentVlansApart() {
        byte[] datagram = udpDatagram(5, 53, new byte[40]);
        byte[] first = ipv4Fragment(1, 2, 17, 7, MORE_FRAGMENTS, Arrays.copyOf(datagram, 24));
        byte[] last = ipv4Fragment(1, 2, 17, 7, 3, Arrays.copyOfRange(datagram, 24, 48));
        decode(1, ethernet(0x8100, join(bytes(0, 1, 8, 0), first)));
        assertEquals(Outcome.FRAGMENT, decode(1, ethernet(0x8100, join(bytes(0, 2, 8, 0), last))));
        assertEquals(Outcome.FOUND, decode(1, ethernet(0x8100, join(bytes(0, 1, 8, 0), last))));
        assertEquals(List.of("UDP 1:5 > 2:53"), found);
    }

    @Test
    void putsFragmentsOfIpv6Together() {
        byte[] segment = join(tcpHeader(1000, 80, ACK, 5, 6), new byte[20]);
        byte[] first = ipv6(1, 2, 44, join(bytes(6, 0, 0, 1, 0, 0, 0, 9), Arrays.copyOf(segment, 24)));
        byte[] last = ipv6(1, 2, 44, join(bytes(6, 0, 0, 24, 0, 0, 0, 9), Arrays.copyOfRange(segment, 24, 40)));
        byte[] whole = ipv6(1, 2, 44, join(bytes(6, 0, 0, 0, 0, 0, 0, 10), segment));
        decode(101, first);
        decode(101, last);
        decode(101, whole);
        assertEquals(List.of(FOUND, FOUND), found);
    }

    @Test
    void letsTheFirstFragmentStandForThePacketWhereTheCaptureIsCut() {
        byte[] first = ipv4Fragment(1, 2, 6, 7, MORE_FRAGMENTS, join(tcpHeader(1000, 80, ACK, 5, 6), new byte[100]));
        byte[] last = ipv4Fragment(1, 2, 6, 7, 15, new byte[100]);
        assertEquals(Outcome.FOUND, decode(101, Arrays.copyOf(first, 60), first.length));
        assertEquals(Outcome.FRAGMENT, decode(101, Arrays.copyOf(last, 60), last.length));
        assertEquals(List.of("TCP 1:1000 > 2:80"), found);
    }

    @Test
    void letsNoFragmentOfIpv6StandForThePacketWhereTheCaptureIsCut() {
        byte[] segment = join(tcpHeader(1000, 80, ACK, 5, 6), new byte[28]);
        byte[] first = ipv6(1, 2, 44, join(bytes(6, 0, 0, 1, 0, 0, 0, 9), segment));
        assertEquals(Outcome.FRAGMENT, decode(101, Arrays.copyOf(first, 80), first.length));
        assertEquals(List.of(), found);
    }

    @Test
    void writesFlagsAsTshark() {
        assertEquals("············", TcpFlags.text(0));
        assertEquals("RRRACEUAPRSF", TcpFlags.text(TcpFlags.MASK));
        assertEquals("·······A··S·", TcpFlags.text(TcpFlags.SYN | TcpFlags.ACK));
    }

    private Outcome decode(int linkType, byte[] bytes) {
        return decode(linkType, bytes, bytes.length);
    }

    private Outcome decode(int linkType, byte[] bytes, int originalLength) {
        Frame frame = new Frame();
        frame.set(0, linkType, originalLength, join(new byte[3], bytes), 3, bytes.length);
        return decoder.decode(frame);
    }
}
