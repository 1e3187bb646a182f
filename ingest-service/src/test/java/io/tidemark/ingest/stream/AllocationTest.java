package io.tidemark.ingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tidemark.ingest.capture.CaptureInput;
import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.capture.FrameSource;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.packet.PacketDecoder;
import io.tidemark.ingest.support.CaptureReaders;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import io.tidemark.ingest.support.PcapngBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/**
 * Reader, decoder and stream table allocate for streams, not for packets: ten times the packets of the same streams cost no
 * more.
 */
class AllocationTest {

    private static final long START = 1_700_000_000_000_000_000L;
    private static final int FEW = 2_000;
    private static final int MANY = 10 * FEW;
    private static final int CONNECTIONS = 50;
    private static final int RUNS = 5;
    /** What the virtual machine may allocate for itself. One object of 16 bytes a packet would be 288,000 bytes. */
    private static final long NOISE_BYTES = 4_096;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void doesNotAllocateForThePacketsOfAPcap() throws IOException {
        assertEquals(leastAllocated(pcap(FEW)), leastAllocated(pcap(MANY)), NOISE_BYTES);
    }

    @Test
    void doesNotAllocateForThePacketsOfAPcapng() throws IOException {
        assertEquals(leastAllocated(pcapng(FEW)), leastAllocated(pcapng(MANY)), NOISE_BYTES);
    }

    /** The virtual machine allocates on the thread for itself too, when it loads and links, but not every time. */
    private static long leastAllocated(byte[] file) throws IOException {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            least = Math.min(least, allocated(file));
        }
        return least;
    }

    private static long allocated(byte[] file) throws IOException {
        ByteArrayInputStream upload = new ByteArrayInputStream(file);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        StreamTracker tracker = new StreamTracker(
                new RowBudget(10_000).share(), new CaptureClock(false), HostSample.ofAll(), new PairHash(1));
        PacketDecoder decoder = new PacketDecoder(tracker);
        CaptureInput input = CaptureInput.open(upload, ParserLimits.DEFAULT);
        FrameSource source = CaptureReaders.open(input);
        FrameTally tally = new FrameTally();
        Frame frame = new Frame();
        while (source.next(frame)) {
            tally.add(frame, decoder.decode(frame), source.recordOffset());
        }
        long after = THREADS.getCurrentThreadAllocatedBytes();
        assertEquals(CONNECTIONS, tracker.streams().tcp().bound());
        assertTrue(tally.frames() >= FEW);
        return after - before;
    }

    private static byte[] pcap(int packets) {
        PcapBuilder file = new PcapBuilder(PcapBuilder.ETHERNET);
        for (int i = 0; i < packets; i++) {
            file.add(START + i * 1_000L, frame(i));
        }
        return file.bytes();
    }

    private static byte[] pcapng(int packets) {
        PcapngBuilder file = new PcapngBuilder().section(ByteOrder.LITTLE_ENDIAN);
        file.describe(PcapBuilder.ETHERNET, 0, new byte[0]);
        for (int i = 0; i < packets; i++) {
            file.enhanced(0, START / 1_000 + i, frame(i));
        }
        return file.bytes();
    }

    /** One of the packets that take turns: plain, tagged, in a tunnel, over IPv6, quoted, and some that belong to no stream. */
    private static byte[] frame(int i) {
        byte[] segment = Packets.tcp(1, 1_000 + i % CONNECTIONS, 2, 80, Packets.ACK, i);
        return switch (i % 6) {
            case 0 -> Packets.ethernet(0x8100, Packets.join(Packets.hex("0001 0800"), segment));
            case 1 -> Packets.ethernet(0x0800, vxlan(segment));
            case 2 -> Packets.ethernet(0x86dd, Packets.ipv6(1, 2, 17, Packets.udpDatagram(5, 53, new byte[9])));
            case 3 ->
                Packets.ethernet(0x0800, Packets.ipv4(9, 1, 1, Packets.join(Packets.hex("0301000000000000"), segment)));
            case 4 -> Packets.ethernet(0x0806, new byte[28]);
            default -> Packets.ethernet(0x0800, segment);
        };
    }

    private static byte[] vxlan(byte[] segment) {
        byte[] inner = Packets.join(Packets.hex("08000000 00000500"), Packets.ethernet(0x0800, segment));
        return Packets.ipv4(7, 8, 17, Packets.udpDatagram(40_000, 4_789, inner));
    }
}
