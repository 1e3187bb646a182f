package io.tidemark.ingest.stream;

import static io.tidemark.ingest.support.Packets.ethernet;
import static io.tidemark.ingest.support.Packets.ipv4;
import static io.tidemark.ingest.support.Packets.ipv6;
import static io.tidemark.ingest.support.Packets.join;
import static io.tidemark.ingest.support.Packets.tcp;
import static io.tidemark.ingest.support.Packets.udp;
import static io.tidemark.ingest.support.Packets.udpDatagram;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why streams are no sessions of users at a firewall. */
class LeftOutTest {

    private static final long START = 1_700_000_000_000_000_000L;
    private static final String LOCAL = "local-traffic";
    private static final int COOKED = 113;

    @ParameterizedTest
    @CsvSource({
        "192.168.7.20, 224.0.0.251, true",
        "192.168.7.20, 239.255.255.250, true",
        "192.168.7.20, 240.0.0.1, false",
        "192.168.7.20, 223.255.255.1, false",
        "0.0.0.0, 255.255.255.255, true",
        "192.168.7.20, 255.255.255.255, true",
        "169.254.3.4, 192.168.7.20, true",
        "169.253.3.4, 192.168.7.20, false",
        "127.0.0.1, 127.0.0.53, true",
        "192.168.7.20, 192.168.7.255, true",
        "192.168.7.20, 192.168.8.255, false",
        "192.168.7.20, 192.168.7.254, false",
    })
    void areIpv4ThatNeverCrossesAFirewall(String source, String destination, boolean local) throws IOException {
        byte[] datagram = Packets.between(source, destination, udp(1, 5_000, 2, 1_900, 9));
        assertEquals(local ? List.of(LOCAL) : nothing(), leftOut(PcapBuilder.RAW_IP, datagram));
    }

    @ParameterizedTest
    @CsvSource({
        "fe80::1, ff02::fb, true",
        "2001:db8::1, ff05::2, true",
        "fe80::1, fe80::2, true",
        "febf::1, 2001:db8::2, true",
        "fec0::1, 2001:db8::2, false",
        "::1, ::1, true",
        ":: , ff02::16, true",
        "2001:db8::1, 2001:db8::2, false",
    })
    void areIpv6ThatNeverCrossesAFirewall(String source, String destination, boolean local) throws IOException {
        byte[] datagram = Packets.between(source, destination, ipv6(1, 2, 17, udpDatagram(5_353, 5_353, new byte[9])));
        assertEquals(local ? List.of(LOCAL) : nothing(), leftOut(PcapBuilder.RAW_IP, datagram));
    }

    @Test
    void areTcpOfTheLinkToo() throws IOException {
        byte[] segment = Packets.between("169.254.1.1", "169.254.1.2", tcp(1, 1_000, 2, 80, Packets.SYN, 5));
        assertEquals(List.of(LOCAL), leftOut(PcapBuilder.RAW_IP, segment));
    }

    @Test
    void areBroadcastsOfTheLinkWhateverTheMask() throws IOException {
        byte[] frame = ethernet(0x0800, Packets.between("172.16.1.2", "172.16.7.255", udp(1, 138, 2, 138, 9)));
        assertEquals(nothing(), leftOut(PcapBuilder.ETHERNET, frame));
        assertEquals(List.of(LOCAL), leftOut(PcapBuilder.ETHERNET, Packets.toBroadcast(frame)));
    }

    @Test
    void areNoBroadcastsThatAreAnswered() throws IOException {
        byte[] there = Packets.toBroadcast(ethernet(0x0800, udp(1, 5_000, 2, 53, 9)));
        byte[] back = Packets.toBroadcast(ethernet(0x0800, udp(2, 53, 1, 5_000, 9)));
        assertEquals(nothing(), leftOut(PcapBuilder.ETHERNET, there, back));
    }

    @Test
    void areNoTcpInBroadcastFrames() throws IOException {
        byte[] frame = Packets.toBroadcast(ethernet(0x0800, tcp(1, 1_000, 2, 80, Packets.SYN, 5)));
        assertEquals(nothing(), leftOut(PcapBuilder.ETHERNET, frame));
    }

    @Test
    void areBroadcastsOfCookedCaptures() throws IOException {
        byte[] datagram = Packets.between("172.16.1.2", "172.16.7.255", udp(1, 138, 2, 138, 9));
        byte[] toUs = join(Packets.hex("0000 0001 0006 020000000001 0000 0800"), datagram);
        byte[] toAll = join(Packets.hex("0001 0001 0006 020000000001 0000 0800"), datagram);
        assertEquals(nothing(), leftOut(COOKED, toUs));
        assertEquals(List.of(LOCAL), leftOut(COOKED, toAll));
    }

    @Test
    void areBroadcastsByTheFrameNearestToThem() throws IOException {
        byte[] inner = udp(1, 138, 2, 138, 9);
        assertEquals(nothing(), lastLeftOut(Packets.toBroadcast(ethernet(0x0800, ipv4(3, 4, 4, inner)))));
    }

    @Test
    void areTunnelsWhoseInnerPacketsAreRead() throws IOException {
        byte[] inner = ethernet(0x0800, tcp(1, 1_000, 2, 80, Packets.SYN, 5));
        byte[] mirrored = ipv4(7, 8, 17, udpDatagram(40_000, 4_789, join(Packets.hex("08000000 00000500"), inner)));
        assertEquals(Arrays.asList(null, "tunnels"), leftOut(PcapBuilder.RAW_IP, mirrored));
    }

    @Test
    void areTunnelsOfDatagramsOfWhichSomeStayOnTheirLink() throws IOException {
        byte[] query = Packets.between("192.168.7.20", "224.0.0.251", udp(1, 5_353, 2, 5_353, 9));
        byte[] header = Packets.hex("08000000 00000500");
        byte[] mirrored = ipv4(7, 8, 17, udpDatagram(40_000, 4_789, join(header, ethernet(0x0800, query))));
        assertEquals(List.of("tunnels", LOCAL), leftOut(PcapBuilder.RAW_IP, mirrored));
    }

    @Test
    void isNoDnsFromThePortOfATunnel() throws IOException {
        byte[] query = Packets.hex("4500 0100 0001 0000 0000 0000 0377777703636f6d00 0001 0001");
        byte[] back = Packets.hex("4500 8180 0001 0000 0000 0000 0377777703636f6d00 0001 0001");
        assertEquals(
                nothing(),
                leftOut(
                        PcapBuilder.RAW_IP,
                        ipv4(7, 8, 17, udpDatagram(2_152, 53, query)),
                        ipv4(8, 7, 17, udpDatagram(53, 2_152, back))));
    }

    @Test
    void saysThatSamplesAreNotTheTraffic() throws IOException {
        byte[] frame = ethernet(0x0800, tcp(1, 1_000, 2, 80, Packets.SYN, 5));
        byte[] sample = join(
                Packets.hex("00000005 00000001 0a000001 00000000 00000001 000003e8 00000001"),
                Packets.hex("00000001 00000070" + "00".repeat(28) + "00000001"),
                Packets.hex("00000001 00000048 00000001 00000036 00000004 00000036"),
                frame,
                new byte[2]);
        byte[] datagram = ipv4(7, 8, 17, udpDatagram(40_000, 6_343, sample));
        assertEquals(Arrays.asList(null, "tunnels"), leftOut(PcapBuilder.RAW_IP, datagram, datagram));
        assertEquals(
                List.of(FindingCode.SAMPLED_PACKETS.with(Map.of("packets", 2L))),
                parse(PcapBuilder.RAW_IP, datagram, datagram).summary().findings());
    }

    private static List<String> nothing() {
        return Collections.singletonList(null);
    }

    private static List<String> lastLeftOut(byte[] frame) throws IOException {
        List<String> all = leftOut(PcapBuilder.ETHERNET, frame);
        return all.subList(all.size() - 1, all.size());
    }

    /** Why the streams of frames a second apart are left out, TCP before UDP; null of those that are not. */
    private static List<String> leftOut(int linkType, byte[]... frames) throws IOException {
        List<String> reasons = new ArrayList<>();
        parse(linkType, frames)
                .records(address -> "")
                .forEachRemaining(stream -> reasons.add(stream.measured().leftOut()));
        return reasons;
    }

    private static ParsedCapture parse(int linkType, byte[]... frames) throws IOException {
        PcapBuilder pcap = new PcapBuilder(linkType);
        for (int i = 0; i < frames.length; i++) {
            pcap.add(START + i * 1_000_000_000L, frames[i]);
        }
        return new CaptureParser(() -> 1).parse(pcap.stream(), ParserLimits.DEFAULT, Progress.NONE);
    }
}
