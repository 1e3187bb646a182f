package io.tidemark.ingest.host;

import static io.tidemark.ingest.support.PcapBuilder.RAW_IP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.PerProtocol;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.metrics.CaptureSpan;
import io.tidemark.ingest.stream.CaptureParser;
import io.tidemark.ingest.stream.CaptureSummary;
import io.tidemark.ingest.stream.ParsedCapture;
import io.tidemark.ingest.stream.Pseudonyms;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Captures whose inside hosts are 10.0.0.0 to 10.0.0.15. */
class HostReplayTest {

    private static final InsideNetworks INSIDE = InsideNetworks.of(List.of("10.0.0.0/28"));
    private static final Pseudonyms HEXADECIMAL = HexFormat.of()::formatHex;
    private static final int OUTSIDE = 100;
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    private final PcapBuilder pcap = new PcapBuilder(RAW_IP);

    @Test
    void givesAConnectionToTheHostThatOriginatedIt() throws IOException {
        tcp(1, 1000, OUTSIDE, 0, 0.5);
        tcp(2, 1000, OUTSIDE, 1, 2);
        tcp(2, 1001, OUTSIDE, 1.25, 4);
        udp(2, 1002, OUTSIDE, 2, 3);
        tcp(OUTSIDE, 1003, 3, 5, 6);
        HostMeasurement hosts = measure();
        assertEquals(3, hosts.counts().inside(), "the third answers, and so is there");
        assertEquals(2, hosts.counts().active());
        assertEquals(1, hosts.counts().connectionsOfOthers());
        assertEquals(0, hosts.counts().connectionsWithoutAddress());
        assertEquals(
                List.of("0a000002", "0a000001"),
                hosts.hosts().stream().map(HostTraffic::host).toList());
    }

    @Test
    void saysWhatOneHostDid() throws IOException {
        tcp(2, 1000, OUTSIDE, 0.5, 2);
        tcp(2, 1001, OUTSIDE, 0.75, 4);
        tcp(2, 1002, OUTSIDE, 2, 2.25);
        udp(2, 1003, OUTSIDE, 9, 9.5);
        HostTraffic host = measure().hosts().get(0);
        assertEquals(new PerProtocol<>(3L, 1L), host.connections());
        assertEquals(4 / 10.0, host.connectionsPerSecond());
        assertEquals(2, host.maxConnectionsInASecond());
        assertEquals(5.0 / 3, host.durationsSeconds().tcp().mean(), 1e-12);
        assertEquals(1.5, host.durationsSeconds().tcp().quantiles().get("0.5"));
        assertEquals(0.5, host.durationsSeconds().udp().mean());
        assertEquals((1.5 + 3.25 + 0.25 + 0.5) / 10, host.meanConcurrency(), 1e-12);
        assertEquals(2, host.maxConcurrency(), "one ends at the instant the third begins");
        assertEquals(START + SECOND / 2, host.startEpochNanos());
        assertEquals(START + 9 * SECOND + SECOND / 2, host.endEpochNanos());
    }

    @Test
    void saysHowHostsDiffer() throws IOException {
        for (int port = 0; port < 3; port++) {
            tcp(1, port, OUTSIDE, port, port + 1);
        }
        tcp(2, 10, OUTSIDE, 3, 4);
        HostSpread spread = measure().connectionsPerSecond();
        double mean = 2 / 5.0;
        assertEquals(mean, spread.mean(), 1e-12);
        assertEquals(Math.sqrt(2) / 2, spread.coefficientOfVariation(), 1e-12, "3 and 1: standard deviation root of 2");
        assertEquals(1 / 5.0, spread.quantiles().get("0.0"), 1e-12);
        assertEquals(mean, spread.quantiles().get("0.5"), 1e-12);
        assertEquals(3 / 5.0, spread.quantiles().get("1.0"), 1e-12);
    }

    @Test
    void cannotSayHowOneHostDiffers() throws IOException {
        tcp(1, 1000, OUTSIDE, 0, 1);
        assertNull(measure().connectionsPerSecond().coefficientOfVariation());
    }

    @Test
    void countsNoHostThatOnlyReceives() throws IOException {
        broadcast(1);
        add(2, Packets.tcp(OUTSIDE, 1, 7, 22, Packets.SYN, 1));
        assertEquals(1, measure().counts().inside());
    }

    @Test
    void countsNoHostAsActiveThatOnlyBroadcasts() throws IOException {
        broadcast(1);
        udp(2, 1000, OUTSIDE, 2, 3);
        HostMeasurement hosts = measure();
        assertEquals(2, hosts.counts().inside());
        assertEquals(1, hosts.counts().active());
        assertEquals(1, hosts.counts().connectionsOfUnanswered());
        assertEquals("0a000002", hosts.hosts().get(0).host());
    }

    @Test
    void countsNoHostAsActiveWhoseAttemptsNobodyAnswers() throws IOException {
        add(0, Packets.tcp(1, 1000, OUTSIDE, 80, Packets.SYN, 1));
        HostMeasurement hosts = measure();
        assertEquals(1, hosts.counts().inside());
        assertEquals(0, hosts.counts().active());
        assertEquals(List.of(), hosts.hosts());
        assertEquals(Map.of(), hosts.connectionsPerSecond().quantiles());
    }

    @Test
    void listsTheBusiestAndCountsTheRest() throws IOException {
        int many = HostMeasurement.MOST_LISTED + 5;
        for (int host = 1; host <= many; host++) {
            udp(host, 1000, 1 << 20, host * 1e-3, host * 1e-3);
        }
        udp(many, 1001, 1 << 20, 11, 12);
        HostMeasurement hosts = measure(InsideNetworks.of(List.of("10.0.0.0/16")));
        assertEquals(many, hosts.counts().active());
        assertEquals(HostMeasurement.MOST_LISTED, hosts.hosts().size());
        assertEquals(5, hosts.unlisted());
        assertEquals(
                String.format("%08x", 10 << 24 | many), hosts.hosts().get(0).host());
    }

    @Test
    void knowsNoHostWhereTheInputNamesNoAddress() throws IOException {
        HostMeasurement hosts = measure("""
                [{"frame.time_epoch": "1.0", "eth.src": "02:00:00:00:00:01", "udp.stream": "0", "udp.srcport": "9"},
                 {"frame.time_epoch": "2.0", "eth.src": "02:00:00:00:00:01", "udp.stream": "0", "udp.srcport": "9"}]
                """.getBytes(StandardCharsets.UTF_8), InsideNetworks.PRIVATE);
        assertNull(hosts.counts().inside());
        assertNull(hosts.counts().active());
        assertEquals(1, hosts.counts().connectionsWithoutAddress());
    }

    @Test
    void knowsThatThereIsNoHostWhereThereIsNoStream() throws IOException {
        add(0, Packets.ipv4(1, 2, 1, new byte[8]));
        assertEquals(0, measure().counts().inside());
    }

    @Test
    void tellsAddressesOfBothFamiliesApart() throws IOException {
        udp(1, 1000, OUTSIDE, 0, 1);
        byte[] datagram = Packets.udpDatagram(1000, 53, new byte[4]);
        add(1, Packets.ipv6(1, 2, 17, datagram));
        add(2, Packets.ipv6(2, 1, 17, Packets.udpDatagram(53, 1000, new byte[4])));
        HostMeasurement hosts = measure(InsideNetworks.PRIVATE);
        assertEquals(2, hosts.counts().active());
        assertTrue(hosts.hosts().stream().anyMatch(host -> host.host().equals("fd000000000000000000000000000001")));
    }

    @Test
    void takesHostsForPeopleUnlessThereAreMoreOfThemThanPeople() throws IOException {
        udp(1, 1000, OUTSIDE, 0, 1);
        udp(2, 1000, OUTSIDE, 1, 2);
        HostMeasurement two = measure();
        assertFalse(two.persons(1).areNamed(), "one person with two devices, or a capture whose people nobody counted");
        assertTrue(two.persons(2).areNamed());
        assertTrue(two.persons(5).areNamed(), "three were silent");
        udp(3, 1000, OUTSIDE, 2, 3);
        assertFalse(measure().persons(2).areNamed(), "one of the hosts is no person");
    }

    private void tcp(int from, int port, int to, double startSeconds, double endSeconds) {
        add(startSeconds, Packets.tcp(from, port, to, 80, Packets.SYN, 1));
        add(startSeconds, Packets.tcp(to, 80, from, port, Packets.SYN | Packets.ACK, 1));
        add(endSeconds, Packets.tcp(from, port, to, 80, Packets.RST, 2));
    }

    private void udp(int from, int port, int to, double startSeconds, double endSeconds) {
        add(startSeconds, Packets.udp(from, port, to, 53, 4));
        add(endSeconds, Packets.udp(to, 53, from, port, 4));
    }

    private void broadcast(int from) {
        add(0, Packets.udp(from, 137, 15, 137, 4));
        add(1, Packets.udp(from, 137, 15, 137, 4));
    }

    private void add(double seconds, byte[] packet) {
        pcap.add(START + (long) (seconds * SECOND), packet);
    }

    private HostMeasurement measure() throws IOException {
        return measure(INSIDE);
    }

    private HostMeasurement measure(InsideNetworks inside) throws IOException {
        return measure(pcap.bytes(), inside);
    }

    private static HostMeasurement measure(byte[] bytes, InsideNetworks inside) throws IOException {
        ParserLimits limits = new ParserLimits(1 << 24, 100, 1 << 16);
        ParsedCapture capture = new CaptureParser(() -> 1)
                .parse(new ByteArrayInputStream(bytes), limits, (received, packets, streams) -> {});
        CaptureSummary summary = capture.summary();
        CaptureSpan span = new CaptureSpan(summary.measuredStartEpochNanos(), summary.measuredEndEpochNanos(), 1_000);
        return HostReplay.replay(inside, span, summary.sampled(), capture::records, HEXADECIMAL);
    }
}
