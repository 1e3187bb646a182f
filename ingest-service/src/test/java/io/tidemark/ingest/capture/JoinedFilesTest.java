package io.tidemark.ingest.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.support.CaptureReaders;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import io.tidemark.ingest.support.PcapngBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JoinedFilesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;
    private static final byte[] FRAME = new byte[60];
    private static final byte[] FIRST = pcap(1, ByteOrder.LITTLE_ENDIAN, false, START);

    @Test
    void readsEachFileInItsOwnOrderClockAndLinkType() throws IOException {
        byte[] second = pcap(101, ByteOrder.BIG_ENDIAN, true, START + SECOND + 7);
        FrameSource joined = open(Packets.join(FIRST, second));
        assertEquals(List.of("1 0", "101 1000000007"), read(joined));
        assertEquals(1_000, joined.clockResolutionNanos());
        assertEquals(
                List.of(FindingCode.FILES_JOINED.with(Map.of("files", 2L, "offset", (long) FIRST.length))),
                joined.findings());
        assertFalse(joined.truncated());
    }

    @Test
    void readsPcapAndPcapngBehindEachOther() throws IOException {
        byte[] pcapng = pcapng(0);
        byte[] second = pcap(101, ByteOrder.LITTLE_ENDIAN, false, START + SECOND);
        FrameSource joined = open(Packets.join(FIRST, pcapng, second, pcapng));
        assertEquals(List.of("1 0", "1 2000000000", "101 1000000000", "1 2000000000"), read(joined));
        assertEquals(
                List.of(FindingCode.FILES_JOINED.with(Map.of("files", 4L, "offset", (long) FIRST.length))),
                joined.findings());
    }

    @Test
    void readsFilesWithoutFrames() throws IOException {
        byte[] empty = new PcapBuilder(1).bytes();
        assertEquals(List.of("1 0"), read(open(Packets.join(empty, empty, FIRST, empty))));
    }

    @Test
    void joinsNothingOfWhatIsOneFile() throws IOException {
        assertEquals(List.of(), drained(FIRST).findings());
        assertEquals(List.of(), drained(Packets.join(pcapng(0), pcapng(0))).findings());
    }

    /** Seconds that are the magic: the year 2055. */
    @Test
    void takesNoRecordForAHeader() throws IOException {
        long time = 0xa1b2c3d4L * SECOND + 262_146_000;
        byte[] file = new PcapBuilder(1, ByteOrder.BIG_ENDIAN, false)
                .add(START, FRAME)
                .add(time, FRAME)
                .bytes();
        FrameSource source = open(file);
        assertEquals(List.of("1 0", "1 " + (time - START)), read(source));
        assertEquals(List.of(), source.findings());
    }

    @Test
    void endsAtAHeaderThatIsCut() throws IOException {
        FrameSource source = drained(Packets.join(FIRST, new byte[12]));
        assertTrue(source.truncated());
        assertEquals(List.of(), source.findings());
    }

    @Test
    void saysHowManyPacketsTheCaptureDropped() throws IOException {
        assertEquals(List.of(dropped(7)), drained(pcapng(7)).findings());
        assertEquals(
                List.of(dropped(12)),
                drained(Packets.join(pcapng(7), pcapng(5))).findings());
        byte[] ofPackets = new PcapngBuilder()
                .section(ByteOrder.LITTLE_ENDIAN)
                .describe(1, 0, new byte[0])
                .other(6, packetAfterDrops(3))
                .other(6, packetAfterDrops(4))
                .bytes();
        assertEquals(List.of(dropped(7)), drained(ofPackets).findings());
    }

    @Test
    void takesTheLatestStatisticsOfEachInterface() throws IOException {
        PcapngBuilder file =
                new PcapngBuilder().section(ByteOrder.LITTLE_ENDIAN).describe(1, 0, new byte[0]);
        file.other(5, statistics(0, 2)).other(5, statistics(0, 9)).other(5, statistics(1, 1));
        assertEquals(List.of(dropped(10)), drained(file.bytes()).findings());
    }

    private static Finding dropped(long packets) {
        return FindingCode.PACKETS_DROPPED.with(Map.of("packets", packets));
    }

    private static byte[] pcap(int linkType, ByteOrder order, boolean nanos, long time) {
        return new PcapBuilder(linkType, order, nanos).add(time, FRAME).bytes();
    }

    private static byte[] pcapng(long dropped) {
        return new PcapngBuilder()
                .section(ByteOrder.LITTLE_ENDIAN)
                .describe(1, 0, new byte[0])
                .enhanced(0, (START + 2 * SECOND) / 1_000, FRAME)
                .other(5, statistics(0, dropped))
                .bytes();
    }

    /** Received, dropped by the interface and by the system, in little endian. */
    private static byte[] statistics(int interfaceNumber, long dropped) {
        return ByteBuffer.allocate(52)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(interfaceNumber)
                .putLong(0)
                .putInt(8 << 16 | 4)
                .putLong(1_000)
                .putInt(8 << 16 | 5)
                .putLong(dropped)
                .putInt(8 << 16 | 7)
                .putLong(-1)
                .putInt(0)
                .array();
    }

    private static byte[] packetAfterDrops(long dropped) {
        return ByteBuffer.allocate(20 + 60 + 16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(12, 60)
                .putInt(16, 60)
                .putInt(80, 8 << 16 | 4)
                .putLong(84, dropped)
                .array();
    }

    private static FrameSource open(byte[] file) throws IOException {
        return CaptureReaders.open(CaptureInput.open(new ByteArrayInputStream(file), ParserLimits.DEFAULT));
    }

    private static FrameSource drained(byte[] file) throws IOException {
        FrameSource source = open(file);
        read(source);
        return source;
    }

    /** Link type and nanoseconds since the start of each frame. */
    private static List<String> read(FrameSource source) throws IOException {
        List<String> frames = new ArrayList<>();
        Frame frame = new Frame();
        while (source.next(frame)) {
            frames.add(frame.linkType() + " " + (frame.epochNanos() - START));
        }
        return frames;
    }
}
