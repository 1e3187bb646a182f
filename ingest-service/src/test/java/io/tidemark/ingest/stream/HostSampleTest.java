package io.tidemark.ingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.support.HostsLog;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HostSampleTest {

    private static final long START = 1_752_000_000_000_000_000L;
    private static final int HOSTS = 150;
    private static final int OUTSIDE = 201;
    private static final UsersSide INSIDE = address -> address[0] == 10 && (address[3] & 0xff) < OUTSIDE;

    private long seed = 1;

    /** The hosts of {@link HostsLog} in packets, three of TCP and two of UDP a connection. */
    private static PcapBuilder packets(int hosts, int rounds) {
        PcapBuilder pcap = new PcapBuilder(PcapBuilder.RAW_IP);
        for (int round = 0; round < rounds; round++) {
            for (int host = 1; host <= hosts; host++) {
                long nanos = START + round * 1_000_000_000L + host * 1_000L;
                int port = 1_024 + round;
                if (round % 2 == 0) {
                    pcap.add(nanos, Packets.tcp(host, port, OUTSIDE, 443, Packets.SYN, 7));
                    pcap.add(nanos + 100, Packets.tcp(OUTSIDE, 443, host, port, Packets.SYN | Packets.ACK, 9));
                    pcap.add(nanos + 200, Packets.tcp(host, port, OUTSIDE, 443, Packets.ACK, 8));
                } else {
                    pcap.add(nanos, Packets.udp(host, port, OUTSIDE, 443, 30));
                    pcap.add(nanos + 100, Packets.udp(OUTSIDE, 443, host, port, 30));
                }
            }
        }
        return pcap;
    }

    private ParsedCapture parse(InputStream upload, int rows, int users) throws IOException {
        ReadingOptions options = new ReadingOptions(true, INSIDE, users);
        return new CaptureParser(() -> seed++)
                .parse(upload, ParserLimits.DEFAULT, new RowBudget(rows), options, Progress.NONE);
    }

    private ParsedCapture parse(String log, int rows, int users) throws IOException {
        return parse(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), rows, users);
    }

    private static Map<Integer, Long> streamsByHost(ParsedCapture capture) {
        List<StreamRecord> records = new ArrayList<>();
        capture.records(address -> Integer.toString(address[2] << 7 | address[3] & 0xff))
                .forEachRemaining(records::add);
        return records.stream()
                .collect(Collectors.groupingBy(each -> Integer.parseInt(each.originator()), Collectors.counting()));
    }

    private static List<String> codes(ParsedCapture capture) {
        return capture.summary().findings().stream()
                .map(Finding::code)
                .map(Enum::name)
                .filter(name -> name.equals("HOSTS_SAMPLED") || name.equals("STREAMS_EVICTED"))
                .toList();
    }

    private static void assertKeepsWholeHosts(ParsedCapture capture, int hosts, int rounds) {
        Map<Integer, Long> streams = streamsByHost(capture);
        SampledHosts sample = capture.summary().sampled().orElseThrow();
        assertEquals(hosts, sample.of());
        assertEquals(streams.size(), sample.kept());
        assertTrue(sample.kept() >= hosts / 10 && sample.kept() < hosts, sample::toString);
        streams.forEach((host, number) -> assertEquals(rounds, number, () -> "streams of host " + host));
        assertEquals(List.of("HOSTS_SAMPLED"), codes(capture));
    }

    @Test
    void keepsAllOfSomeHostsOfALog() throws IOException {
        ParsedCapture capture = parse(HostsLog.of(HOSTS, 40), 4_000, HOSTS);
        assertKeepsWholeHosts(capture, HOSTS, 40);
        long kept =
                streamsByHost(capture).values().stream().mapToLong(each -> each).sum();
        assertEquals(
                HOSTS * 40,
                capture.summary().streams().tcp() + capture.summary().streams().udp());
        assertEquals(HOSTS * 40 - kept, capture.summary().evicted());
        assertTrue(kept > 1_200, "of 4,000 rows: " + kept);
    }

    @Test
    void keepsAllOfSomeHostsOfPackets() throws IOException {
        ParsedCapture capture = parse(packets(HOSTS, 40).stream(), 4_000, HOSTS);
        assertKeepsWholeHosts(capture, HOSTS, 40);
        assertEquals(HOSTS * 20, capture.summary().streams().tcp(), "a SYN tells a stream that is not kept");
    }

    /** A name server on the users' side answers all: an answer to a host that is left out is no stream of the server's. */
    @Test
    void leavesOutWhatAServerAnswersToHostsThatAreLeftOut() throws IOException {
        int server = 200;
        for (seed = 1; seed < 100; seed += 10) {
            PcapBuilder pcap = new PcapBuilder(PcapBuilder.RAW_IP);
            for (int query = 0; query < 40; query++) {
                for (int host = 1; host <= HOSTS; host++) {
                    long nanos = START + query * 1_000_000_000L + host * 1_000L;
                    for (int packet = 0; packet < 4; packet++) {
                        pcap.add(
                                nanos + packet,
                                packet % 2 == 0
                                        ? Packets.udp(host, 1_024 + query, server, 53, 30)
                                        : Packets.udp(server, 53, host, 1_024 + query, 30));
                    }
                }
            }
            assertKeepsWholeHosts(parse(pcap.stream(), 2_000, HOSTS), HOSTS, 40);
        }
    }

    @Test
    void keepsEverythingWhereThereIsRoom() throws IOException {
        ParsedCapture capture = parse(HostsLog.of(HOSTS, 10), 10_000, HOSTS);
        assertTrue(capture.summary().sampled().isEmpty());
        assertEquals(HOSTS, streamsByHost(capture).size());
        assertEquals(List.of(), codes(capture));
    }

    /** Hosts that come when the table is full are kept as often as those that filled it. False alarm: 0.0005, two-sided, of 30 x 100 hosts some 900 kept. */
    @Test
    void keepsHostsHoweverLateTheyCome() throws IOException {
        String early = HostsLog.of(100, 30);
        String late = early.substring(HostsLog.HEADER.length()).replace("\t10.0.0.", "\t10.0.1.");
        int ofEarly = 0;
        int ofLate = 0;
        for (int run = 0; run < 30; run++) {
            ParsedCapture capture = parse(early + late, 2_000, 200);
            assertEquals(200, capture.summary().sampled().orElseThrow().of());
            List<String> hosts = new ArrayList<>();
            capture.records(address -> address[2] + "").forEachRemaining(each -> hosts.add(each.originator()));
            ofEarly += (int) hosts.stream().filter("0"::equals).count() / 30;
            ofLate += (int) hosts.stream().filter("1"::equals).count() / 30;
        }
        int kept = ofEarly + ofLate;
        assertTrue(kept > 500, "kept: " + kept);
        assertTrue(Math.abs(ofEarly - ofLate) < 3.5 * Math.sqrt(kept), ofEarly + " early, " + ofLate + " late");
    }

    @Test
    void letsTheOldestGoWhereTooFewPeopleWouldBeLeft() throws IOException {
        for (int users : new int[] {1, 12}) {
            ParsedCapture capture = parse(HostsLog.of(12, 400), 2_000, users);
            assertTrue(capture.summary().sampled().isEmpty());
            assertEquals(12, streamsByHost(capture).size());
            assertEquals(List.of("STREAMS_EVICTED"), codes(capture));
        }
    }

    @Test
    void saysBothWhereTenPeopleAreTooMany() throws IOException {
        ParsedCapture capture = parse(HostsLog.of(40, 400), 2_000, 40);
        assertEquals(List.of("HOSTS_SAMPLED", "STREAMS_EVICTED"), codes(capture));
        assertTrue(capture.summary().sampled().orElseThrow().kept() >= 10);
        assertEquals(
                40 * 400,
                capture.summary().streams().tcp() + capture.summary().streams().udp());
    }

    @Test
    void drawsNoHostsInAFlood() throws IOException {
        PcapBuilder pcap = packets(100, 10);
        for (int i = 0; i < 20_000; i++) {
            long nanos = START + 20_000_000_000L + i * 1_000L;
            pcap.add(nanos, Packets.tcp(OUTSIDE + 1 + i % 50, i, 1 + i % 5, 80, Packets.SYN, i));
        }
        ParsedCapture capture = parse(pcap.stream(), 6_000, 100);
        assertTrue(capture.summary().sampled().isEmpty());
        Map<Integer, Long> streams = streamsByHost(capture);
        for (int host = 1; host <= 100; host++) {
            assertEquals(10, streams.get(host));
        }
        assertEquals(List.of("STREAMS_EVICTED"), codes(capture));
    }

    @Test
    void countsHostsByTheirLowestHashesWhereThereAreMany() throws IOException {
        int hosts = 60_000;
        StringBuilder log = new StringBuilder(HostsLog.HEADER);
        for (int round = 0; round < 2; round++) {
            for (int host = 0; host < hosts; host++) {
                log.append(HostsLog.row(1_752_000_000, "10." + (host >> 8) + "." + (host & 0xff) + ".1", "tcp"));
            }
        }
        ParsedCapture capture = parse(log.toString(), 70_000, hosts);
        SampledHosts sample = capture.summary().sampled().orElseThrow();
        assertEquals(hosts, sample.of(), 4 * 0.008 * hosts, "four standard errors: a false alarm in 16,000");
        List<StreamRecord> records = new ArrayList<>();
        capture.records(address -> "").forEachRemaining(records::add);
        double share = (double) records.size() / (2 * hosts);
        assertEquals(share, (double) sample.kept() / sample.of(), 4 * 0.011 * share);
    }
}
