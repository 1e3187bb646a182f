package io.tidemark.ingest.stream;

import static io.tidemark.ingest.support.Packets.ACK;
import static io.tidemark.ingest.support.Packets.SYN;
import static io.tidemark.ingest.support.Packets.ethernet;
import static io.tidemark.ingest.support.Packets.ipv4;
import static io.tidemark.ingest.support.Packets.ipv6;
import static io.tidemark.ingest.support.Packets.join;
import static io.tidemark.ingest.support.Packets.tcp;
import static io.tidemark.ingest.support.Packets.udp;
import static io.tidemark.ingest.support.Packets.udpDatagram;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packets that are in a capture twice. */
class RecentPacketsTest {

    private static final long START = 1_700_000_000_000_000_000L;
    private static final long MILLI = 1_000_000;
    private static final int IDENTIFICATION_AT = 4;
    private static final int HOP_LIMIT_AT = 8;

    private final PcapBuilder pcap = new PcapBuilder(PcapBuilder.ETHERNET, ByteOrder.BIG_ENDIAN, true);

    @Test
    void countOnceWhereSomeCaptureShowsThemTwice() throws IOException {
        add(0, udp(1, 5_000, 2, 53, 9));
        add(4_000, udp(1, 5_000, 2, 53, 9));
        add(5_000, udp(1, 5_000, 2, 53, 9));
        StreamRecord stream = streams().get(0);
        assertEquals(3, stream.packets());
        assertEquals(2, stream.measured().copies());
    }

    @Test
    void areCopiesBehindARouterButNotBeforeIt() throws IOException {
        assertEquals(1, copies(MILLI, sent(7, 64), sent(7, 63)));
        assertEquals(0, copies(MILLI, sent(7, 63), sent(7, 64)));
    }

    @Test
    void areOthersThatTheSenderNumberedAnew() throws IOException {
        assertEquals(0, copies(1_000, sent(7, 64), sent(8, 64)));
    }

    @Test
    void areOthersAfterSomeTimeWhichIsShorterWithoutANumber() throws IOException {
        assertEquals(1, copies(99 * MILLI, sent(7, 64), sent(7, 64)));
        assertEquals(0, copies(101 * MILLI, sent(7, 64), sent(7, 64)));
        assertEquals(1, copies(19 * MILLI, sent(0, 64), sent(0, 64)));
        assertEquals(0, copies(21 * MILLI, sent(0, 64), sent(0, 64)));
    }

    @Test
    void areCopiesWhereTheClockWentBackALittle() throws IOException {
        assertEquals(1, copies(-MILLI, sent(7, 64), sent(7, 64)));
    }

    @Test
    void areOthersWithOtherBytes() throws IOException {
        byte[] other = ipv4(1, 2, 17, udpDatagram(5_000, 53, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0}));
        assertEquals(0, copies(1_000, udp(1, 5_000, 2, 53, 9), other));
        assertEquals(0, copies(1_000, udp(1, 5_000, 2, 53, 9), udp(1, 5_000, 2, 53, 10)));
    }

    @Test
    void areCopiesWhateverTheLinkPutsAround() throws IOException {
        byte[] packet = sent(7, 64);
        pcap.add(START, ethernet(0x0800, packet));
        pcap.add(START + 1_000, ethernet(0x8100, join(Packets.hex("0005 0800"), packet)));
        pcap.add(START + 2_000, ethernet(0x0800, join(packet, new byte[9])));
        assertEquals(2, streams().get(0).measured().copies());
    }

    @Test
    void areCopiesOfIpv6() throws IOException {
        byte[] packet = ipv6(1, 2, 17, udpDatagram(5_000, 53, new byte[9]));
        byte[] behind = packet.clone();
        behind[7]--;
        pcap.add(START, ethernet(0x86dd, packet));
        pcap.add(START + 1_000, ethernet(0x86dd, behind));
        assertEquals(1, streams().get(0).measured().copies());
    }

    @Test
    void areNoneOfAcknowledgmentsThatAreSentTwice() throws IOException {
        assertEquals(0, copies(1_000, tcp(1, 1_000, 2, 80, ACK, 5), tcp(1, 1_000, 2, 80, ACK, 5)));
        byte[] numbered = tcp(1, 1_000, 2, 80, ACK, 5);
        numbered[IDENTIFICATION_AT] = 1;
        assertEquals(1, copies(1_000, numbered, numbered));
    }

    @Test
    void areNoneQuotedInErrors() throws IOException {
        byte[] packet = sent(7, 64);
        byte[] error = ipv4(9, 1, 1, join(Packets.hex("0303 0000 00000000"), packet));
        add(0, packet);
        add(1_000, error);
        add(2_000, error);
        StreamRecord stream = streams().get(0);
        assertEquals(3, stream.packets());
        assertEquals(1, stream.measured().copies());
    }

    @Test
    void changeNeitherTheStreamsNorTheTimes() throws IOException {
        add(0, tcp(1, 1_000, 2, 80, SYN, 5));
        add(1_000, tcp(1, 1_000, 2, 80, SYN, 5));
        add(2_000, tcp(2, 80, 1, 1_000, SYN | ACK, 9));
        add(3_000, tcp(2, 80, 1, 1_000, SYN | ACK, 9));
        add(4_000, tcp(1, 1_000, 2, 80, ACK, 6));
        List<StreamRecord> streams = streams();
        assertEquals(1, streams.size());
        StreamRecord stream = streams.get(0);
        assertEquals(List.of(2L, 2L, 5L), List.of(stream.syn(), stream.synAck(), stream.packets()));
        assertEquals(START, stream.synEpochNanos());
        assertEquals(START + 2_000, stream.synAckEpochNanos());
        assertEquals(2, stream.measured().copies());
    }

    @Test
    void areNoneOfTheStreamThatTheyOpen() throws IOException {
        add(0, tcp(1, 1_000, 2, 80, SYN, 5));
        add(1_000, tcp(1, 1_000, 2, 80, SYN, 7));
        add(2_000, tcp(1, 1_000, 2, 80, SYN, 5));
        List<StreamRecord> streams = streams();
        assertEquals(3, streams.size());
        assertEquals(START + 2_000, streams.get(2).synEpochNanos());
        assertEquals(0, streams.get(2).measured().copies());
    }

    private static byte[] sent(int identification, int hopLimit) {
        byte[] packet = udp(1, 5_000, 2, 53, 9);
        packet[IDENTIFICATION_AT + 1] = (byte) identification;
        packet[HOP_LIMIT_AT] = (byte) hopLimit;
        return packet;
    }

    private long copies(long laterNanos, byte[] first, byte[] second) throws IOException {
        PcapBuilder two = new PcapBuilder(PcapBuilder.RAW_IP, ByteOrder.BIG_ENDIAN, true);
        two.add(START, first).add(START + laterNanos, second);
        return streams(two).get(0).measured().copies();
    }

    private void add(long nanos, byte[] packet) {
        pcap.add(START + nanos, ethernet(0x0800, packet));
    }

    private List<StreamRecord> streams() throws IOException {
        return streams(pcap);
    }

    private static List<StreamRecord> streams(PcapBuilder file) throws IOException {
        List<StreamRecord> streams = new ArrayList<>();
        try (ParsedCapture capture =
                new CaptureParser(() -> 1).parse(file.stream(), ParserLimits.DEFAULT, Progress.NONE)) {
            capture.records(address -> "").forEachRemaining(streams::add);
        }
        return streams;
    }
}
