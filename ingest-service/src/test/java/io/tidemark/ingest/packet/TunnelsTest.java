package io.tidemark.ingest.packet;

import static io.tidemark.ingest.packet.Decoding.ETHERNET;
import static io.tidemark.ingest.packet.Decoding.FOUND;
import static io.tidemark.ingest.packet.Decoding.IPV4;
import static io.tidemark.ingest.packet.Decoding.IPV6;
import static io.tidemark.ingest.packet.Decoding.TCP;
import static io.tidemark.ingest.support.Compressed.deflated;
import static io.tidemark.ingest.support.Packets.ethernet;
import static io.tidemark.ingest.support.Packets.hex;
import static io.tidemark.ingest.support.Packets.ipv4;
import static io.tidemark.ingest.support.Packets.ipv4Fragment;
import static io.tidemark.ingest.support.Packets.ipv6;
import static io.tidemark.ingest.support.Packets.join;
import static io.tidemark.ingest.support.Packets.udpDatagram;
import static io.tidemark.ingest.support.PcapBuilder.RAW_IP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packets inside of packets. What is found here, tshark 4.0.17 finds too. */
class TunnelsTest {

    private static final int EPHEMERAL = 40_000;
    private static final String OUTER = "UDP 7:40000 > 8:";

    private final Decoding decoding = new Decoding();

    /** Asserts that the segment is found inside of a UDP tunnel, and the tunnel itself. */
    private void findsInUdp(int port, String header, byte[] payload) {
        byte[] frame = udp(port, header, payload);
        decoding.assertFound(RAW_IP, frame);
        assertEquals(List.of(OUTER + port, FOUND), decoding.all(RAW_IP, frame));
        assertEquals(List.of(0), decoding.tunnels(RAW_IP, frame));
    }

    /** Asserts that nothing but the tunnel itself is found. */
    private void endsInUdp(int port, String header, byte[] payload) {
        assertEquals(List.of(OUTER + port), decoding.all(RAW_IP, udp(port, header, payload)));
        assertEquals(List.of(), decoding.tunnels(RAW_IP, udp(port, header, payload)));
    }

    private static byte[] udp(int port, String header, byte[] payload) {
        return ipv4(7, 8, 17, udpDatagram(EPHEMERAL, port, join(hex(header), payload)));
    }

    private void findsInIp(int protocol, String header, byte[] payload) {
        decoding.assertFound(RAW_IP, ipv4(7, 8, protocol, join(hex(header), payload)));
    }

    private void skipsInIp(Outcome reason, int protocol, String header, byte[] payload) {
        decoding.assertSkipped(reason, RAW_IP, ipv4(7, 8, protocol, join(hex(header), payload)));
    }

    @Test
    void readsIpInIp() {
        findsInIp(4, "", IPV4);
        findsInIp(41, "", IPV6);
        findsInIp(97, "3000", ETHERNET);
        findsInIp(143, "", ETHERNET);
        findsInIp(51, "0404 0000" + "00".repeat(20), IPV4);
        skipsInIp(Outcome.MALFORMED_HEADER, 41, "", IPV4);
    }

    @Test
    void readsVirtualEthernets() {
        findsInUdp(4789, "08000000 00000500", ETHERNET);
        findsInUdp(4790, "0c000003 00000500", ETHERNET);
        findsInUdp(4790, "0c000001 00000500", IPV4);
        findsInUdp(4790, "0c000004 00000500 0fc2 0202 00000000", IPV6);
        findsInUdp(6081, "00006558 00000a00", ETHERNET);
        findsInUdp(6081, "02000800 00000a00 0102030405060708", IPV4);
        endsInUdp(6081, "00000806 00000a00", new byte[28]);
        endsInUdp(4790, "0c000009 00000500", ETHERNET);
    }

    @Test
    void knowsTunnelsByWhatHasNoStreamOfItsOwn() {
        byte[] ping = ipv4(1, 2, 1, hex("0800 0000 0001 0001"));
        byte[] encrypted = ipv4(1, 2, 50, new byte[40]);
        byte[] whoHas = ethernet(0x0806, join(hex("0001 0800 06 04 0001"), new byte[20]));
        for (byte[] inner : List.of(ethernet(0x0800, ping), ethernet(0x0800, encrypted), whoHas)) {
            assertEquals(List.of(0), decoding.tunnels(RAW_IP, udp(4789, "08000000 00000500", inner)));
        }
    }

    @Test
    void takesNothingForATunnelThatOnlyLooksLikeIp() {
        byte[] wrongChecksum = IPV4.clone();
        wrongChecksum[11] = 1;
        byte[] tooLong = IPV4.clone();
        tooLong[2] = 1;
        assertEquals(List.of(), decoding.tunnels(RAW_IP, udp(4341, "0000000000000000", wrongChecksum)));
        assertEquals(List.of(), decoding.tunnels(RAW_IP, udp(4341, "0000000000000000", tooLong)));
        assertEquals(List.of(), decoding.tunnels(RAW_IP, udp(3544, "", ipv6(1, 2, 200, new byte[20]))));
    }

    @Test
    void knowsEveryTunnelOfATunnel() {
        byte[] inner = udp(4789, "08000000 00000500", ETHERNET);
        assertEquals(List.of(0, 1), decoding.tunnels(RAW_IP, udp(4341, "0000000000000000", inner)));
    }

    @Test
    void takesNoQuoteForATunnel() {
        byte[] quoted = udp(4789, "08000000 00000500", ETHERNET);
        byte[] error = ipv4(9, 7, 1, join(hex("0301 0000 00000000"), quoted));
        assertEquals(List.of(OUTER + 4789, FOUND), decoding.all(RAW_IP, error));
        assertEquals(List.of(), decoding.tunnels(RAW_IP, error));
    }

    @Test
    void triesTheLowerPortFirst() {
        byte[] vxlanPort = ipv4(7, 8, 17, udpDatagram(4789, 6081, join(hex("08000000 00000500"), ETHERNET)));
        assertEquals(List.of("UDP 7:4789 > 8:6081", FOUND), decoding.all(RAW_IP, vxlanPort));
    }

    @Test
    void endsUdpPayloadsAtTheirOwnLength() {
        byte[] datagram = udpDatagram(EPHEMERAL, 4789, join(hex("08000000 00000500"), ETHERNET));
        datagram[5] = 40;
        assertEquals(List.of(OUTER + 4789), decoding.all(RAW_IP, ipv4(7, 8, 17, datagram)));
    }

    @Test
    void readsServiceFunctionChains() {
        decoding.assertFound(1, ethernet(0x894f, join(hex("0fc2 0201 00000000"), IPV4)));
        decoding.assertFound(1, ethernet(0x894f, join(hex("0fc6 0103 00000000" + "00".repeat(16)), ETHERNET)));
        decoding.assertSkipped(Outcome.MALFORMED_HEADER, 1, ethernet(0x894f, join(hex("0fc1 0201 00000000"), IPV4)));
    }

    @Test
    void readsMobileUsersPackets() {
        for (int port : new int[] {2152, 2123, 3386}) {
            findsInUdp(port, "30ff 0028 00000001", IPV4);
        }
        findsInUdp(2152, "30ff 003c 00000001", IPV6);
        findsInUdp(2152, "32ff 002c 00000001 00000000", IPV4);
        findsInUdp(2152, "34ff 0030 00000001 00000085 01000000", IPV4);
        findsInUdp(2152, "1eff 0028 00000000 00000000 0000000000000000", IPV4);
    }

    @Test
    void readsNoOtherMessagesOfMobileNetworks() {
        endsInUdp(2152, "30fe 0028 00000001", IPV4);
        endsInUdp(2152, "48ff 0028 00000001", IPV4);
        endsInUdp(2152, "20ff 0028 00000001", IPV4);
        endsInUdp(2152, "30ff 0010 00000001", IPV4);
        endsInUdp(2152, "30ff 002a 00000001 0021", IPV4);
        endsInUdp(2152, "34ff 0030 00000001 00000085 00000000", IPV4);
    }

    @Test
    void readsTeredo() {
        findsInUdp(3544, "", IPV6);
        findsInUdp(3544, "0000 1234 01020304", IPV6);
        findsInUdp(3544, "0001 0402 01020304 0102 0000000000000000 00", IPV6);
        findsInUdp(3544, "0001 0000 0000000000000000 00 0000 1234 01020304", IPV6);
        endsInUdp(3544, "", IPV4);
    }

    @Test
    void readsLayerTwoTunnels() {
        findsInUdp(1701, "0002 0001 0001 ff03 0021", IPV4);
        findsInUdp(1701, "4002 0032 0001 0001 0021", IPV4);
        findsInUdp(1701, "0802 0001 0001 00000000 0021", IPV4);
        findsInUdp(1701, "0202 0001 0001 0004 00000000 ff03 0021", IPV4);
        endsInUdp(1701, "c802 000c 0001 0000 0000 0000", IPV4);
        endsInUdp(1701, "0003 0000 00000001", ETHERNET);
        endsInUdp(1701, "4002 0000 0001 0001 0021", IPV4);
    }

    @Test
    void readsAccessPointsTunnels() {
        String header = "0000 020000000001 020000000002 020000000003 0000 aaaa03 000000 0800";
        findsInUdp(5247, "00 100200 00000000", ETHERNET);
        findsInUdp(5247, "00 200210 00000000 0601020304050600", ETHERNET);
        findsInUdp(5247, "00 100300 00000000 0108" + header, IPV4);
        findsInUdp(12_222, "0000 0048 0000 0801" + header, IPV4);
        endsInUdp(5247, "00 100308 00000000", ETHERNET);
        endsInUdp(5247, "00 100280 00000000", ETHERNET);
        endsInUdp(5247, "01 000000", ETHERNET);
        endsInUdp(12_222, "0400 0048 0000 0801" + header, IPV4);
    }

    @Test
    void readsOtherUdpTunnels() {
        findsInUdp(434, "0404 0000", IPV4);
        findsInUdp(4341, "80000000 00000000", IPV6);
        findsInUdp(4754, "0000 0800", IPV4);
        findsInUdp(6635, "00064140", IPV4);
        findsInUdp(37_008, "01 00 0001 00 0a0101 01", ETHERNET);
        endsInUdp(434, "0100 0000", IPV4);
        endsInUdp(37_008, "01 00 0001 0a", new byte[0]);
        endsInUdp(37_008, "01 00 0009 01", ETHERNET);
    }

    @Test
    void readsEachSampledFrame() {
        String datagram = "00000005 00000001 0a000001 00000000 00000001 000003e8 00000003";
        String counters = "00000002 00000008 0000000000000000";
        String record = "00000001 00000048 00000001 00000036 00000004 00000036";
        String other = "000003e9 00000004 00000000";
        byte[] sampled = join(ETHERNET, new byte[2]);
        byte[] flow = join(hex("00000001 00000078" + "00".repeat(28) + "00000002" + other + record), sampled);
        byte[] expanded = join(hex("00000003 00000078" + "00".repeat(40) + "00000001" + record), ETHERNET);
        findsInUdp(6343, datagram + counters, expanded);
        byte[] both = udp(6343, datagram + counters, join(flow, expanded));
        assertEquals(List.of(OUTER + 6343, FOUND, FOUND), decoding.all(RAW_IP, both));
        endsInUdp(6343, "00000004 00000001 0a000001" + "00".repeat(16), flow);
    }

    /** The second sample lies in the bytes put together or expanded, not in the frame. */
    @Test
    void readsEachSampledFrameOfADatagramThatIsNoPartOfTheFrame() {
        byte[] record = join(hex("00000001 00000048 00000001 00000036 00000004 00000036"), ETHERNET, new byte[2]);
        byte[] sample = join(hex("00000001 00000070" + "00".repeat(28) + "00000001"), record);
        byte[] header = hex("00000005 00000001 0a000001 00000000 00000001 000003e8 00000002");
        byte[] datagram = udpDatagram(EPHEMERAL, 6343, join(header, sample, sample));
        byte[] compressed = ipv4(7, 8, 108, join(hex("11 00 0002"), deflated(datagram)));
        assertEquals(List.of(OUTER + 6343, FOUND, FOUND), decoding.all(RAW_IP, compressed));
        decoding.all(RAW_IP, ipv4Fragment(7, 8, 17, 1, 0x2000, Arrays.copyOf(datagram, 48)));
        byte[] last = ipv4Fragment(7, 8, 17, 1, 48 / 8, Arrays.copyOfRange(datagram, 48, datagram.length));
        assertEquals(List.of(OUTER + 6343, FOUND, FOUND), decoding.all(RAW_IP, last));
    }

    @Test
    void readsGreWithAnyOfItsFields() {
        findsInIp(47, "0000 0800", IPV4);
        findsInIp(47, "b000 86dd 00000000 00000001 00000002", IPV6);
        findsInIp(47, "4000 0800 00000000 0800 0004 01020304 0000 0000", IPV4);
        findsInIp(47, "3081 880b 0020 0001 00000001 00000002 ff03 0021", IPV4);
        findsInIp(47, "2001 880b 0020 0001 0021", IPV4);
        findsInIp(47, "0000 6558", ETHERNET);
        findsInIp(47, "0000 6559 1841 03cc", IPV4);
        findsInIp(47, "0000 8847 00064140", IPV4);
        findsInIp(47, "0000 883e", IPV4);
        findsInIp(47, "0000 883e 00000000", IPV4);
        skipsInIp(Outcome.NOT_IP, 47, "0000 8100 0001 0800", IPV4);
    }

    @Test
    void readsMirroredFrames() {
        findsInIp(47, "0000 88be", ETHERNET);
        findsInIp(47, "1000 88be 00000000 10000000 00000000", ETHERNET);
        findsInIp(47, "1000 22eb 00000000 20000000 00000000 00000000", ETHERNET);
        findsInIp(47, "1000 22eb 00000000 20000000 00000000 00000001 0000000000000000", ETHERNET);
        skipsInIp(Outcome.NOT_IP, 47, "1000 88be 00000000 30000000 00000000", ETHERNET);
    }

    @Test
    void readsWhatIsBehindLabels() {
        decoding.assertFound(1, ethernet(0x8847, join(hex("0000 6040 0006 4140"), IPV4)));
        decoding.assertFound(1, ethernet(0x8848, join(hex("0006 4140"), IPV6)));
        decoding.assertFound(1, ethernet(0x8847, join(hex("0006 4140 1000 0021"), IPV4)));
        decoding.assertFound(1, ethernet(0x8847, join(hex("0000 d140 1000 0057"), IPV6)));
        decoding.assertFound(1, ethernet(0x8847, join(hex("0006 4140 0050c2000001 0050c2000002 0800"), IPV4)));
        findsInIp(137, "0006 4140", IPV4);
        decoding.assertSkipped(Outcome.NOT_IP, 1, ethernet(0x8847, join(hex("0006 4140 1000 0007"), IPV4)));
        decoding.assertSkipped(Outcome.NOT_IP, 1, ethernet(0x8847, join(hex("0000 e140"), IPV4)));
        decoding.assertSkipped(Outcome.NOT_IP, 1, ethernet(0x8847, join(hex("0006 4140 2000 0000"), IPV4)));
    }

    @Test
    void readsWhatMulticastRoutersRegister() {
        findsInIp(103, "21000000 00000000", IPV4);
        findsInIp(103, "21000000 40000000", IPV6);
        skipsInIp(Outcome.OTHER_IP_PROTOCOL, 103, "20000000 00000000", IPV4);
    }

    @Test
    void expandsCompressedPayloads() {
        byte[] header = hex("04 00 0002");
        byte[] packet = ipv4(7, 8, 108, join(header, deflated(IPV4)));
        assertEquals(List.of(FOUND), decoding.all(RAW_IP, packet));
        for (int length = 0; length < packet.length; length++) {
            assertEquals(List.of(), decoding.all(RAW_IP, Arrays.copyOf(packet, length)));
        }
        skipsInIp(Outcome.ENCRYPTED, 108, "04 00 0002 ffff", IPV4);
    }

    @Test
    void doesNotExpandWhatWasExpanded() {
        byte[] inner = ipv4(7, 8, 108, join(hex("04 00 0002"), deflated(IPV4)));
        byte[] outer = ipv4(7, 8, 108, join(hex("04 00 0002"), deflated(inner)));
        decoding.assertSkipped(Outcome.ENCRYPTED, RAW_IP, outer);
    }

    @Test
    void readsJumbogramsButNoSegmentsYetToBeCutUp() {
        byte[] jumbo = ipv6(1, 2, 0, join(hex("0600 c204 00011170"), TCP, new byte[69_992 - TCP.length]));
        jumbo[4] = 0;
        jumbo[5] = 0;
        assertEquals(List.of(FOUND), decoding.all(RAW_IP, jumbo));
        byte[] unlimited = IPV6.clone();
        unlimited[4] = 0;
        unlimited[5] = 0;
        decoding.assertSkipped(Outcome.CUT_HEADER, RAW_IP, unlimited);
    }

    @Test
    void findsWhatRedirectsQuote() {
        byte[] options = hex("0201 020000000001 0407 000000000000");
        byte[] redirect6 = join(hex("89000000 00000000" + "00".repeat(32)), options, IPV6);
        assertEquals(List.of(FOUND), decoding.all(RAW_IP, ipv6(9, 1, 58, redirect6)));
        byte[] redirect = join(hex("05000000 0a000009"), ipv4(1, 2, 17, udpDatagram(5, 53, new byte[20])));
        assertEquals(List.of("UDP 1:5 > 2:53"), decoding.all(RAW_IP, ipv4(9, 1, 1, redirect)));
        decoding.assertSkipped(Outcome.CUT_HEADER, RAW_IP, ipv4(9, 1, 1, join(hex("05000000 0a000009"), IPV4)));
    }
}
