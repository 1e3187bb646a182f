package io.tidemark.ingest.stream;

import static io.tidemark.ingest.support.Packets.ACK;
import static io.tidemark.ingest.support.Packets.FIN;
import static io.tidemark.ingest.support.Packets.RST;
import static io.tidemark.ingest.support.Packets.SYN;
import static io.tidemark.ingest.support.Packets.tcp;
import static io.tidemark.ingest.support.Packets.udp;
import static io.tidemark.ingest.support.PcapBuilder.RAW_IP;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamTrackerTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    private final PcapBuilder pcap = new PcapBuilder(RAW_IP);
    private long seed = 1;

    private void client(double seconds, int flags, int sequence) {
        pcap.add(at(seconds), tcp(1, 1000, 2, 80, flags, sequence));
    }

    private void server(double seconds, int flags, int sequence) {
        pcap.add(at(seconds), tcp(2, 80, 1, 1000, flags, sequence));
    }

    private void datagram(double seconds, int port) {
        pcap.add(at(seconds), udp(1, port, 2, 53, 0));
    }

    private void segment(double seconds, int from, int fromPort, int to, int toPort, int flags, int sequence) {
        pcap.add(at(seconds), tcp(from, fromPort, to, toPort, flags, sequence));
    }

    private static long at(double seconds) {
        return START + Math.round(seconds * 1e6) * 1_000;
    }

    /** A segment whose data offset says 16 bytes, as tshark 4.0 was seen to take it. */
    private static byte[] tooShort(int flags, int sequence) {
        byte[] header = Packets.tcpHeader(1000, 80, flags, sequence, 1);
        header[12] = 4 << 4;
        return Packets.ipv4(1, 2, 6, header);
    }

    @Test
    void readsNoFlagsOfAHeaderThatIsTooShortButNumbersItsStreamByThem() throws IOException {
        client(0, SYN, 100);
        pcap.add(at(1), tooShort(SYN, 200));
        client(2, SYN, 200);
        pcap.add(at(3), tooShort(FIN, 201));
        List<StreamRecord> streams = streams();
        assertEquals(
                List.of(1L, 3L), streams.stream().map(StreamRecord::packets).toList());
        StreamRecord second = streams.get(1);
        assertEquals(List.of(1L, 0L, 0L), List.of(second.syn(), second.synAck(), second.fin()));
        assertEquals("··········S·", second.lastFlags());
        assertEquals(at(2), second.synEpochNanos());
    }

    @Test
    void knowsNoLastFlagsWhereNoHeaderTellsThem() throws IOException {
        pcap.add(at(0), tooShort(SYN, 100));
        StreamRecord stream = streams().get(0);
        assertNull(stream.lastFlags());
        assertFalse(stream.connection());
    }

    @Test
    void keepsWhenAConnectionOpensAndCloses() throws IOException {
        client(0, SYN, 100);
        server(0.1, SYN | ACK, 500);
        client(0.2, ACK, 101);
        client(1, ACK | FIN, 101);
        server(2, ACK | FIN, 501);
        server(3, RST, 502);
        StreamRecord stream = onlyStream();
        assertEquals(at(0), stream.synEpochNanos());
        assertEquals(at(0.1), stream.synAckEpochNanos());
        assertEquals(at(0.1), stream.replyEpochNanos());
        assertEquals(at(0.2), stream.establishedEpochNanos());
        assertEquals(at(1), stream.originatorFinEpochNanos());
        assertEquals(at(2), stream.responderFinEpochNanos());
        assertEquals(at(3), stream.rstEpochNanos());
        assertEquals("10.0.0.1:1000", stream.originator() + ":" + stream.originatorPort());
        assertEquals("10.0.0.2:80", stream.responder() + ":" + stream.responderPort());
        assertEquals("·········R··", stream.lastFlags());
        assertTrue(stream.connection());
        assertFalse(stream.open());
    }

    @Test
    void takesTheSenderOfTheSynForTheOriginatorThoughAnotherPacketCameFirst() throws IOException {
        server(0, SYN | ACK, 500);
        client(0.1, SYN, 0);
        StreamRecord stream = onlyStream();
        assertEquals("10.0.0.1", stream.originator());
        assertEquals(at(0), stream.replyEpochNanos());
    }

    @Test
    void doesNotCountASynThatWasNeverFollowed() throws IOException {
        client(0, SYN, 100);
        client(1, SYN, 100);
        server(2, SYN | ACK, 500);
        StreamRecord stream = onlyStream();
        assertEquals(2, stream.syn());
        assertEquals(1, stream.synAck());
        assertNull(stream.establishedEpochNanos());
        assertFalse(stream.connection());
    }

    @Test
    void doesNotCountWhatBeganBeforeTheCapture() throws IOException {
        client(0, ACK, 100);
        server(1, ACK, 500);
        assertFalse(onlyStream().connection());
    }

    @Test
    void takesAConnectionWithoutEndForOpenUntilItIsSilentForFiveMinutes() throws IOException {
        client(0, SYN, 100);
        server(1, SYN | ACK, 500);
        client(2, ACK, 101);
        datagram(302, 9);
        assertTrue(streams().get(0).open());
        datagram(302.000001, 9);
        assertFalse(streams().get(0).open());
    }

    @Test
    void takesAConnectionWithOneFinForOpen() throws IOException {
        client(0, SYN, 100);
        client(1, ACK | FIN, 101);
        assertTrue(onlyStream().open());
    }

    @Test
    void takesUdpForOpenUntilItIsSilentForTwiceItsLongestGap() throws IOException {
        datagram(0, 7);
        datagram(10, 7);
        datagram(15, 7);
        datagram(35, 8);
        assertTrue(streams().get(0).open());
        assertFalse(streams().get(1).open());
        datagram(35.5, 8);
        assertFalse(streams().get(0).open());
    }

    @Test
    void beginsABurstAfterFiveSecondsOfSilence() throws IOException {
        datagram(0, 7);
        datagram(5, 7);
        datagram(10.5, 7);
        datagram(11, 7);
        datagram(20, 7);
        long[] expected = {0, 5 * SECOND, 10 * SECOND + SECOND / 2, 11 * SECOND, 20 * SECOND, 20 * SECOND};
        assertArrayEquals(expected, onlyStream().bursts());
    }

    @Test
    void mergesTheBurstsNearestToEachOtherWhereThereAreTooMany() throws IOException {
        double seconds = 0;
        for (int i = 0; i <= StreamRecord.MAX_BURSTS + 1; i++) {
            seconds += i == 500 || i == 700 ? 6 : 10;
            datagram(seconds, 7);
        }
        long[] bursts = onlyStream().bursts();
        assertEquals(2 * StreamRecord.MAX_BURSTS, bursts.length);
        assertEquals(6 * SECOND, bursts[2 * 499 + 1] - bursts[2 * 499]);
        assertEquals(6 * SECOND, bursts[2 * 698 + 1] - bursts[2 * 698]);
    }

    @Test
    void endsWithTheLastPacketThoughTheClockRanBackwards() throws IOException {
        datagram(10, 7);
        datagram(12, 7);
        datagram(4, 7);
        StreamRecord stream = onlyStream();
        assertEquals(at(10), stream.startEpochNanos());
        assertEquals(at(4), stream.endEpochNanos());
        assertArrayEquals(new long[] {0, 2 * SECOND}, stream.bursts());
    }

    @Test
    void evictsStreamsThatWereSilentWhenTheTableIsFull() throws IOException {
        for (int i = 0; i < 100; i++) {
            datagram(2 * i, 5_000 + i);
            datagram(2 * i + 1, 9);
        }
        ParsedCapture capture = parse(4);
        List<StreamRecord> streams = streams(capture);
        assertEquals(4, streams.size());
        assertEquals(101, capture.summary().streams().udp());
        assertEquals(97, capture.summary().evicted());
        assertEquals(1, streams.get(0).stream());
        assertEquals(100, streams.get(0).packets());
        assertEquals(100, streams.get(3).stream());
    }

    @Test
    void findsEveryStreamAmongManyAfterEvictions() throws IOException {
        int ports = 5_000;
        for (int i = 0; i < ports; i++) {
            datagram(i * 0.001, i);
        }
        for (int i = ports - 1; i >= ports - 1_000; i--) {
            datagram(10, i);
        }
        ParsedCapture capture = parse(1_000);
        assertEquals(ports, capture.summary().streams().udp());
        assertEquals(1_000, capture.summary().connections().udp());
    }

    @Test
    void findsTheSameStreamsWhateverTheHash() throws IOException {
        for (int i = 0; i < 3_000; i++) {
            datagram(i * 0.001, i % 2_000);
            pcap.add(at(i * 0.001), tcp(i % 50, 1000 + i % 40, 2, 80, SYN, i));
        }
        List<String> ofOneSeed = described(parse(500));
        seed = 2;
        assertEquals(ofOneSeed, described(parse(500)));
    }

    private static List<String> described(ParsedCapture capture) {
        return streams(capture).stream()
                .map(stream -> stream.protocol() + stream.stream() + " " + stream.packets() + " " + stream.syn())
                .toList();
    }

    @Test
    void keepsConnectionsHoweverLongTheyAreSilentThroughAFloodOfSyns() throws IOException {
        int connections = 40;
        for (int i = 0; i < connections; i++) {
            segment(0, 1, 2_000 + i, 2, 443, SYN, 100);
            segment(0.1, 2, 443, 1, 2_000 + i, SYN | ACK, 500);
            segment(0.2, 1, 2_000 + i, 2, 443, ACK, 101);
        }
        for (int i = 0; i < 10_000; i++) {
            segment(1 + i * 0.001, 3, i, 2, 443, SYN, i);
            segment(1 + i * 0.001, 2, 443, 3, i, i % 2 == 0 ? SYN | ACK : ACK | RST, 0);
        }
        segment(12, 1, 2_000, 2, 443, ACK, 101);
        ParsedCapture capture = parse(100);
        assertEquals(10_000 + connections, capture.summary().streams().tcp());
        assertEquals(10_000 + connections - 100, capture.summary().evicted());
        List<StreamRecord> streams = streams(capture);
        for (int i = 0; i < connections; i++) {
            assertEquals(i, streams.get(i).stream());
        }
        assertEquals(4, streams.get(0).packets());
    }

    @Test
    void makesRoomForNewConnectionsInATableOfOldOnes() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            datagram(i, i);
            datagram(i + 0.5, i);
        }
        List<StreamRecord> streams = streams(parse(100));
        assertEquals(100, streams.size());
        assertEquals(900, streams.get(0).stream());
        assertTrue(streams.stream().allMatch(StreamRecord::connection));
    }

    @Test
    void mergesBurstsWhereThereIsNoRoomForMore() throws IOException {
        for (int i = 0; i < 100; i++) {
            datagram(10 * i, 7);
        }
        RowBudget budget = new RowBudget(1_024 + 6);
        try (ParsedCapture capture = parse(budget)) {
            long[] bursts = streams(capture).get(0).bursts();
            assertEquals(2 * (16 + 1), bursts.length);
            assertEquals(990 * SECOND, bursts[bursts.length - 1]);
            assertEquals(6 - 4, budget.free());
        }
        assertEquals(6, budget.free());
    }

    @Test
    void givesRowsBackThatACaptureTook() throws IOException {
        for (int i = 0; i < 5_000; i++) {
            datagram(i * 0.001, i);
        }
        RowBudget budget = new RowBudget(10_000);
        try (ParsedCapture capture = parse(budget)) {
            assertEquals(0, capture.summary().evicted());
            assertTrue(budget.free() < 10_000 - 5_000, "free: " + budget.free());
        }
        assertEquals(10_000 - 1_024, budget.free());
    }

    @Test
    void givesRowsBackOfACaptureThatFails() {
        for (int i = 0; i < 5_000; i++) {
            datagram(i * 0.001, i);
        }
        byte[] recordWithoutSense = new byte[16];
        Arrays.fill(recordWithoutSense, (byte) 0xff);
        byte[] broken = Packets.join(pcap.bytes(), recordWithoutSense);
        RowBudget budget = new RowBudget(10_000);
        assertThrows(
                MalformedCaptureException.class,
                () -> new CaptureParser(() -> seed)
                        .parse(new ByteArrayInputStream(broken), ParserLimits.DEFAULT, budget, Progress.NONE));
        assertEquals(10_000 - 1_024, budget.free());
    }

    private StreamRecord onlyStream() throws IOException {
        List<StreamRecord> streams = streams();
        assertEquals(1, streams.size());
        return streams.get(0);
    }

    private List<StreamRecord> streams() throws IOException {
        return streams(parse(10_000));
    }

    private static List<StreamRecord> streams(ParsedCapture capture) {
        List<StreamRecord> streams = new ArrayList<>();
        capture.records(a -> a[0] + "." + a[1] + "." + a[2] + "." + a[3]).forEachRemaining(streams::add);
        return streams;
    }

    private ParsedCapture parse(int maxStreams) throws IOException {
        return parse(new RowBudget(maxStreams));
    }

    private ParsedCapture parse(RowBudget budget) throws IOException {
        ParserLimits limits = new ParserLimits(1L << 30, 1_000, 1);
        return new CaptureParser(() -> seed).parse(pcap.stream(), limits, budget, Progress.NONE);
    }
}
