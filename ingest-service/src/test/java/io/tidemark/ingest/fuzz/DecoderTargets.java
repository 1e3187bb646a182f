package io.tidemark.ingest.fuzz;

import static io.tidemark.ingest.support.Compressed.deflated;
import static io.tidemark.ingest.support.Packets.SYN;
import static io.tidemark.ingest.support.Packets.ethernet;
import static io.tidemark.ingest.support.Packets.hex;
import static io.tidemark.ingest.support.Packets.ipv4;
import static io.tidemark.ingest.support.Packets.ipv4Fragment;
import static io.tidemark.ingest.support.Packets.ipv6;
import static io.tidemark.ingest.support.Packets.join;
import static io.tidemark.ingest.support.Packets.tcpHeader;
import static io.tidemark.ingest.support.Packets.udpDatagram;
import static io.tidemark.ingest.support.PcapBuilder.ETHERNET;
import static io.tidemark.ingest.support.PcapBuilder.RAW_IP;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A target for each layer: where it comes in a frame, and a valid header or several before a TCP segment. A new protocol is one
 * entry more.
 */
final class DecoderTargets {

    private static final byte[] TCP = tcpHeader(1000, 80, SYN, 5, 0);
    private static final byte[] IPV4 = ipv4(1, 2, 6, TCP);
    private static final byte[] IPV6 = ipv6(1, 2, 6, TCP);
    private static final byte[] FRAME = ethernet(0x0800, IPV4);
    private static final String SNAP = "aaaa03 000000 0800";
    private static final String WLAN_ADDRESSES = "020000000001 020000000002 020000000003 0000";
    private static final String WLAN = "0801 0000" + WLAN_ADDRESSES + SNAP;
    private static final int EPHEMERAL = 40_000;

    private DecoderTargets() {}

    static List<DecoderTarget> all() {
        return Stream.of(linksOfComputers(), linksOfRouters(), ppp(), wireless(), monitors(), etherTypes(), ip(), udp())
                .flatMap(List::stream)
                .toList();
    }

    private static List<DecoderTarget> linksOfComputers() {
        return List.of(
                onLink("Ethernet", ETHERNET).with("", FRAME).with("020000000001 020000000002 0030" + SNAP, IPV4),
                onLink("NullLoopback", 0).with("02000000", IPV4).with("0000001e", IPV6),
                onLink("TokenRing", 6).with("1040 020000000001 820000000002 0630 0011 0012" + SNAP, IPV4),
                onLink("Arcnet", 7).with("0102 d4 000001", IPV4).with("0102 d4 ffffffd4 000001", IPV4),
                onLink("Fddi", 10).with("50 020000000001 020000000002" + SNAP, IPV4),
                onLink("RawIp", RAW_IP).with("", IPV4).with("", IPV6),
                onLink("BsdEncapsulation", 109).with("02000000 00000000 00000000", IPV4),
                onLink("LinuxCooked", 113)
                        .with("0000 0001 0006 0200000000010000 0800", IPV4)
                        .with("0000 030a 0006 0200000000010000 6558", FRAME)
                        .with("0000 0001 0006 0200000000010000 0004" + SNAP, IPV4),
                onLink("FixedHeader", 138).with("00".repeat(16) + "0800", IPV4));
    }

    private static List<DecoderTarget> linksOfRouters() {
        return List.of(
                onLink("Slip", 8).with("00 45" + "00".repeat(14), IPV4),
                onLink("Llc", 100).with(SNAP, IPV4).with("060603", IPV4).with("fefe03 cc", IPV4),
                onLink("Snap", 100).behind("aaaa03").with("000000 0800", IPV4).with("0080c2 0007 0000", FRAME),
                onLink("FrameRelay", 107).with("1841 03cc", IPV4).with("1840 0041 038e", IPV6),
                onLink("NetworkLayerId", 107)
                        .behind("1841 03")
                        .with("cc", IPV4)
                        .with("80 000000 0800", IPV4)
                        .with("cf 0021", IPV4),
                onLink("SunAtm", 123).with("02000020" + SNAP, IPV4).with("01000020 0005", FRAME),
                onLink("JuniperAtm", 137)
                        .behind("4d4743 00")
                        .with("00000000", IPV4)
                        .with("00000000" + SNAP, IPV4),
                onLink("Juniper", 178)
                        .with("4d4743 00", FRAME)
                        .with("4d4743 80 0004 01010600", FRAME)
                        .with("4d4743 82 0000 06000000", IPV6));
    }

    private static List<DecoderTarget> ppp() {
        return List.of(
                onLink("PppFraming", 9).with("ff03 0021", IPV4).with("0f00 0800", IPV4),
                onLink("BridgedPpp", 9).behind("0031").with("0001", FRAME).with("4001 00000001", FRAME),
                onLink("MultilinkPpp", 9).behind("003d").with("c0000001 0021", IPV4),
                onLink("Ppp", 9).behind("003d c0000001").with("0021", IPV4).with("57", IPV6),
                onLink("Pppoe", 51).with("1100 0001 002a 0021", IPV4));
    }

    private static List<DecoderTarget> wireless() {
        byte[] aggregated = join(hex("020000000001 020000000002 0030" + SNAP), IPV4, new byte[2]);
        return List.of(
                onLink("Wlan", 105).with(WLAN, IPV4).with("8881 0000" + WLAN_ADDRESSES + "0000 00000000" + SNAP, IPV4),
                onLink("WlanAggregate", 105)
                        .behind("8801 0000" + WLAN_ADDRESSES + "8000")
                        .with("", aggregated)
                        .with("", join(aggregated, aggregated)),
                onLink("WlanPrism", 119).with("44000000 90000000" + "00".repeat(136) + WLAN, IPV4),
                onLink("Radiotap", 127)
                        .with("0000 0800 00000000" + WLAN, IPV4)
                        .with("0000 1900 03000080 00000000" + "00".repeat(12) + "10" + WLAN, IPV4));
    }

    private static List<DecoderTarget> monitors() {
        return List.of(
                onLink("Ppi", 192).with("00 00 0800 69000000" + WLAN, IPV4).with("00 00 0800 01000000", FRAME),
                onLink("Erf", 197)
                        .with("00".repeat(8) + "02 04 0040 0000 0040 0000", FRAME)
                        .with("00".repeat(8) + "82 04 0048 0000 0040 0300000000000000 0000", FRAME),
                onLink("Nflog", 239).with("02000000 0500 0a00 00000000 2c00 0900", IPV4),
                onLink("Pflog", 117).with("3d02" + "00".repeat(62), IPV4).with("3d18" + "00".repeat(62), IPV6),
                onLink("Pktap", 258).with("6c000000 01000000 01000000" + "00".repeat(96), FRAME));
    }

    private static List<DecoderTarget> etherTypes() {
        return List.of(
                inEthernet("Trill", 0x22f3).with("0040 0001 0002 00000000", FRAME),
                inEthernet("Vlan", 0x8100).with("0001 0800", IPV4).with("0001 0030" + SNAP, IPV4),
                inEthernet("Mpls", 0x8847).with("0000 6040 0006 4140", IPV4).with("0000 d140 1000 0057", IPV6),
                inEthernet("AssociatedChannel", 0x8847).behind("0006 4140").with("1000 0021", IPV4),
                inEthernet("PseudowireEthernet", 0x8847)
                        .behind("0006 4140")
                        .with("0050c2000001 0050c2000002 0800", IPV4),
                inEthernet("MacSec", 0x88e5)
                        .with("00 00 00000001 0800", IPV4)
                        .with("20 00 00000001 0102030405060708 0800", IPV4),
                inEthernet("Nsh", 0x894f).with("0fc2 0201 00000000", IPV4).with("0fc2 0203 00000000", FRAME));
    }

    private static List<DecoderTarget> ip() {
        return List.of(
                onLink("Ipv4", 228)
                        .with("", ipv4Fragment(1, 2, 6, 9, 0x2000, Arrays.copyOf(TCP, 8)))
                        .with("", ipv4Fragment(1, 2, 6, 9, 1, Arrays.copyOfRange(TCP, 8, 20)))
                        .with("", IPV4),
                onLink("Ipv6", 229).with("", IPV6),
                inIpv6("Ipv6Extension", 0)
                        .with("0600 0104 00000000", TCP)
                        .with("3c00 0104 00000000 0600" + "00".repeat(6), TCP),
                inIpv6("Ipv6Fragment", 44)
                        .with("0600 0001 00000009", Arrays.copyOf(TCP, 8))
                        .with("0600 0008 00000009", Arrays.copyOfRange(TCP, 8, 20)),
                inIpv6("Icmpv6", 58)
                        .with("0100 0000 00000000", IPV6)
                        .with("89000000 00000000" + "00".repeat(32) + "0201 020000000001 0407 000000000000", IPV6),
                inIp("Icmp", 1).with("0300 0000 00000000", IPV4),
                inIp("Tcp", 6).with("", TCP),
                inIp("Udp", 17).with("", udpDatagram(EPHEMERAL, 4789, join(hex("08000000 00000500"), FRAME))),
                inIp("Gre", 47)
                        .with("0000 0800", IPV4)
                        .with("4000 0800 00000000 0800 0004 01020304 0000 0000", IPV4)
                        .with("3081 880b 0020 0001 00000001 00000002 ff03 0021", IPV4),
                inIp("Erspan", 47).behind("1000 88be 00000000").with("10000000 00000000", FRAME),
                inIp("SessionProtocol", 47)
                        .with("2000 0800 00000007", IPV4)
                        .with("3001 880b 0020 0001 00000001 ff03 0021", IPV4),
                inIp("AuthenticationHeader", 51).with("0404 0000" + "00".repeat(20), IPV4),
                inIp("Pim", 103).with("21000000 00000000", IPV4),
                inIp("IpComp", 108).with("04 00 0002", deflated(IPV4)));
    }

    private static List<DecoderTarget> udp() {
        String sampled = "00000005 00000001 0a000001 00000000 00000001 000003e8 00000003";
        String flow = "00000003 00000078" + "00".repeat(40)
                + "00000001 00000001 00000048 00000001 00000036 00000004 00000036";
        return List.of(
                inUdp("MobileIp", 434).with("0404 0000", IPV4),
                inUdp("L2tp", 1701)
                        .with("0002 0001 0001 ff03 0021", IPV4)
                        .with("0202 0001 0001 0004 00000000 ff03 0021", IPV4),
                inUdp("Gtp", 2152)
                        .with("30ff 0028 00000001", IPV4)
                        .with("34ff 0030 00000001 00000085 01000000", IPV4)
                        .with("1eff 0028 00000000 00000000 0000000000000000", IPV4),
                inUdp("Teredo", 3544).with("", IPV6).with("0001 0402 01020304 0102 0000000000000000 00", IPV6),
                inUdp("Vxlan", 4789).with("08000000 00000500", FRAME),
                inUdp("VxlanGpe", 4790).with("0c000003 00000500", FRAME),
                inUdp("Capwap", 5247)
                        .with("00 100200 00000000", FRAME)
                        .with("00 100300 00000000 0108 0000" + WLAN_ADDRESSES + SNAP, IPV4),
                inUdp("Geneve", 6081).with("02000800 00000a00 0102030405060708", IPV4),
                inUdp("SFlow", 6343).with(sampled + flow, FRAME).with(sampled + flow, join(FRAME, hex(flow), FRAME)),
                inUdp("Lwapp", 12_222).with("0000 0048 0000 0801 0000" + WLAN_ADDRESSES + SNAP, IPV4),
                inUdp("Tzsp", 37_008).with("01 00 0001 00 0a0101 01", FRAME));
    }

    private static DecoderTarget onLink(String layer, int linkType) {
        return new DecoderTarget(layer, linkType, UnaryOperator.identity(), List.of());
    }

    private static DecoderTarget inEthernet(String layer, int etherType) {
        return new DecoderTarget(layer, ETHERNET, payload -> ethernet(etherType, payload), List.of());
    }

    private static DecoderTarget inIp(String layer, int protocol) {
        return new DecoderTarget(layer, RAW_IP, payload -> ipv4(7, 8, protocol, payload), List.of());
    }

    private static DecoderTarget inIpv6(String layer, int nextHeader) {
        return new DecoderTarget(layer, RAW_IP, payload -> ipv6(1, 2, nextHeader, payload), List.of());
    }

    private static DecoderTarget inUdp(String layer, int port) {
        return new DecoderTarget(
                layer, RAW_IP, payload -> ipv4(7, 8, 17, udpDatagram(EPHEMERAL, port, payload)), List.of());
    }
}
