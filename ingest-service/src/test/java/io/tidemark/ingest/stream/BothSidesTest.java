package io.tidemark.ingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Captures that show both sides of a NAT, and ordinary ones with connections that look alike. */
class BothSidesTest {

    private static final long START = 1_700_000_000_000_000_000L;
    private static final long MILLI = 1_000_000;
    private static final int COUNT = 40;
    private static final int NAT = 200;
    private static final int SERVER = 99;

    private final SplittableRandom random = new SplittableRandom(5);
    private final List<Timed> packets = new ArrayList<>();

    private record Timed(long nanos, byte[] packet) {}

    @Test
    void areFoundWithOtherPorts() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            tcp(seconds(i), 1, 30_000 + i, SERVER, 443, 7 * i, 9 * i);
            tcp(seconds(i) + MILLI, NAT, 1_024 + i, SERVER, 443, 7 * i, 9 * i);
        }
        assertEquals(found(COUNT, 2 * COUNT, 1), findings());
    }

    @Test
    void areFoundBehindALoadBalancerThatChangesBothAddresses() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            tcp(seconds(i), 1, 30_000 + i, SERVER, 443, 7 * i, 9 * i);
            tcp(seconds(i) + MILLI, NAT, 1_024 + i, 50, 8_443, 7 * i, 9 * i);
        }
        assertEquals(found(COUNT, 2 * COUNT, 1), findings());
    }

    @Test
    void areFoundWithOtherSequenceNumbers() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            tcp(seconds(i), 1, 30_000 + i, SERVER, 443, random.nextInt(), random.nextInt());
            tcp(seconds(i) + MILLI, NAT, 1_024 + i, SERVER, 443, random.nextInt(), random.nextInt());
        }
        assertEquals(found(COUNT, 2 * COUNT, 1), findings());
    }

    @Test
    void areFoundBehindAForwardedPort() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            tcp(seconds(i), 1, 30_000 + i, NAT, 443, random.nextInt(), random.nextInt());
            tcp(seconds(i) + MILLI, 1, 30_000 + i, SERVER, 8_443, random.nextInt(), random.nextInt());
        }
        assertEquals(found(COUNT, 2 * COUNT, 1), findings());
    }

    @Test
    void areFoundOfUdpBesideOtherTraffic() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            udp(seconds(i), 1, 30_000 + i, i);
            udp(seconds(i) + MILLI, NAT, 1_024 + i, i);
            tcp(seconds(i) + 500 * MILLI, 2, 30_000 + i, SERVER, 443, random.nextInt(), random.nextInt());
        }
        assertEquals(found(COUNT, 3 * COUNT, 2.0 / 3), findings());
    }

    /** Where neither sequence numbers nor payloads are known. */
    @Test
    void areFoundInWhatTsharkPrints() throws IOException {
        StringBuilder lines =
                new StringBuilder("frame.time_epoch,frame.len,ip.src,ip.dst,udp.stream,udp.srcport,udp.dstport\n");
        for (int i = 0; i < COUNT; i++) {
            lines.append("%d.000,70,10.0.0.1,192.0.2.9,%d,%d,53\n".formatted(i, 2 * i, 30_000 + i));
            lines.append("%d.001,70,203.0.113.9,192.0.2.9,%d,%d,53\n".formatted(i, 2 * i + 1, 1_024 + i));
            lines.append("%d.010,90,192.0.2.9,203.0.113.9,%d,53,%d\n".formatted(i, 2 * i + 1, 1_024 + i));
            lines.append("%d.011,90,192.0.2.9,10.0.0.1,%d,53,%d\n".formatted(i, 2 * i, 30_000 + i));
        }
        assertEquals(
                found(COUNT, 2 * COUNT, 1),
                findings(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void areNotFoundInAFew() throws IOException {
        for (int i = 0; i < 9; i++) {
            tcp(seconds(i), 1, 30_000 + i, SERVER, 443, 7 * i, 9 * i);
            tcp(seconds(i) + MILLI, NAT, 1_024 + i, SERVER, 443, 7 * i, 9 * i);
        }
        assertEquals(List.of(), findings());
    }

    /** Fifty hosts ask one resolver two hundred times a second, all for the same, and call one server alike. */
    @Test
    void areNoHostsThatDoAlike() throws IOException {
        for (int i = 0; i < 4_000; i++) {
            udp(time(20), 1 + random.nextInt(50), 1_024 + i, 0);
            tcp(time(20), 1 + random.nextInt(50), 1_024 + i, SERVER, 443, random.nextInt(), random.nextInt());
        }
        assertEquals(List.of(), findings());
    }

    /** As where a log has no more than seconds. */
    @Test
    void areNoHostsThatDoAlikeInOneSecond() throws IOException {
        for (int i = 0; i < 200; i++) {
            long second = seconds(random.nextInt(100));
            udp(second, 1 + random.nextInt(50), 1_024 + i, 0);
            tcp(second, 1 + random.nextInt(50), 1_024 + i, SERVER, 443, random.nextInt(), random.nextInt());
        }
        assertEquals(List.of(), findings());
    }

    /** As generators of traffic number it. */
    @Test
    void areNoConnectionsThatAllBeginWithOneNumber() throws IOException {
        for (int i = 0; i < 2_000; i++) {
            tcp(time(20), 1 + random.nextInt(50), 1_024 + i, 60 + random.nextInt(30), 443, 1, 1);
        }
        assertEquals(List.of(), findings());
    }

    /** One host that asks two resolvers the same at once, from one port. */
    @Test
    void isNoQueryToSeveralResolvers() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            udp(seconds(i), 1, 30_000 + i, 60, i);
            udp(seconds(i) + MILLI, 1, 30_000 + i, 61, i);
        }
        assertEquals(List.of(), findings());
    }

    private static long seconds(int count) {
        return count * 1_000 * MILLI;
    }

    private long time(int seconds) {
        return random.nextLong(seconds(seconds));
    }

    private void tcp(long at, int client, int clientPort, int server, int port, int sequence, int answer) {
        add(at, Packets.tcp(client, clientPort, server, port, Packets.SYN, sequence));
        add(at + 10 * MILLI, answer(server, port, client, clientPort, sequence + 1, answer));
        add(at + 20 * MILLI, Packets.tcp(client, clientPort, server, port, Packets.ACK, sequence + 1));
        add(at + 200 * MILLI, Packets.tcp(client, clientPort, server, port, Packets.RST, sequence + 1));
    }

    private static byte[] answer(int from, int port, int to, int toPort, int acknowledgment, int sequence) {
        return Packets.ipv4(
                from, to, 6, Packets.tcpHeader(port, toPort, Packets.SYN | Packets.ACK, sequence, acknowledgment));
    }

    private void udp(long at, int client, int clientPort, int question) {
        udp(at, client, clientPort, SERVER, question);
    }

    private void udp(long at, int client, int clientPort, int server, int question) {
        byte[] payload = ByteBuffer.allocate(30).putInt(question).array();
        add(at, Packets.ipv4(client, server, 17, Packets.udpDatagram(clientPort, 53, payload)));
        add(at + 10 * MILLI, Packets.ipv4(server, client, 17, Packets.udpDatagram(53, clientPort, payload)));
    }

    private void add(long at, byte[] packet) {
        packets.add(new Timed(START + at, packet));
    }

    private static List<Finding> found(int twins, int connections, double share) {
        return List.of(FindingCode.SEEN_ON_BOTH_SIDES.with(
                Map.of("twins", twins, "connections", connections, "share", share)));
    }

    private List<Finding> findings() throws IOException {
        PcapBuilder pcap = new PcapBuilder(PcapBuilder.RAW_IP);
        packets.stream()
                .sorted(Comparator.comparingLong(Timed::nanos))
                .forEach(each -> pcap.add(each.nanos(), each.packet()));
        return findings(pcap.stream());
    }

    private static List<Finding> findings(InputStream upload) throws IOException {
        try (ParsedCapture capture = new CaptureParser(() -> 1).parse(upload, ParserLimits.DEFAULT, Progress.NONE)) {
            return capture.summary().findings();
        }
    }
}
