package io.tidemark.ingest.fuzz;

import static io.tidemark.ingest.support.Packets.hex;
import static io.tidemark.ingest.support.Packets.join;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.packet.Outcome;
import io.tidemark.ingest.packet.Packet;
import io.tidemark.ingest.packet.PacketDecoder;
import io.tidemark.ingest.support.PcapBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One layer, fed with what follows a valid beginning of the frame. What surrounds a frame in memory makes no difference to what is
 * found in it, and the stream tables hold exactly that.
 *
 * @param name the layer's class
 * @param linkType what frames begin with
 * @param wrapping puts the headers before the layer's own before a payload
 * @param payloads valid ones
 */
record DecoderTarget(String name, int linkType, UnaryOperator<byte[]> wrapping, List<byte[]> payloads)
        implements FuzzTarget {

    private static final int QUOTA_CPU_SECONDS = 5 * 60;
    private static final long START_EPOCH_NANOS = 1_700_000_000_000_000_000L;
    private static final long GAP_NANOS = 1_000_000L;

    /** What frames lie in: their offset there, and the bytes around. */
    private record Memory(int offset, int value) {

        Frame hold(int linkType, FuzzedFrame fuzzed) {
            int length = fuzzed.captured().length;
            byte[] bytes = new byte[length + 2 * offset];
            Arrays.fill(bytes, (byte) value);
            System.arraycopy(fuzzed.captured(), 0, bytes, offset, length);
            Frame frame = new Frame();
            frame.set(0, linkType, fuzzed.originalLength(), bytes, offset, length);
            return frame;
        }
    }

    private static final Memory OF_ZEROS = new Memory(64, 0);
    /** All ones; and what is a length that fits, a header of IPv4 and a flag of TCP. */
    private static final List<Memory> OTHERS = List.of(new Memory(1_024, 0xff), new Memory(300, 0x45));

    /** The same, with more headers before the layer's own. */
    DecoderTarget behind(String headers) {
        return new DecoderTarget(name, linkType, payload -> wrapping.apply(join(hex(headers), payload)), payloads);
    }

    /** The same, with one more valid payload: the layer's header and what follows it. */
    DecoderTarget with(String header, byte[] rest) {
        List<byte[]> more = new ArrayList<>(payloads);
        more.add(join(hex(header), rest));
        return new DecoderTarget(name, linkType, wrapping, more);
    }

    @Override
    public int quotaCpuSeconds() {
        return QUOTA_CPU_SECONDS;
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        payloads.forEach(payload -> seeds.add(FuzzedFrame.input(payload)));
        seeds.add(FuzzedFrame.input(payloads.toArray(byte[][]::new)));
        return seeds;
    }

    @Override
    public void check(byte[] input) {
        List<FuzzedFrame> frames = FuzzedFrame.of(input, wrapping);
        if (frames.isEmpty()) {
            return;
        }
        Found found = decode(frames, OF_ZEROS);
        for (Memory other : OTHERS) {
            assertEquals(found, decode(frames, other), () -> "in " + other);
        }
        CaptureReading reading = CaptureReading.of(pcap(frames));
        assertEquals(frames.size(), reading.frames());
        assertEquals(found.skipped(), reading.skipped());
        if (reading.summary().evicted() == 0) {
            assertEquals(found.packets().size(), reading.packetsInStreams());
        }
    }

    /** What a decoder finds. */
    record Found(List<String> packets, List<Outcome> outcomes) {

        private long skipped() {
            return outcomes.stream().filter(outcome -> outcome != Outcome.FOUND).count();
        }
    }

    /** What is found in the frames of an input. */
    Found decode(byte[] input) {
        return decode(FuzzedFrame.of(input, wrapping), OF_ZEROS);
    }

    private Found decode(List<FuzzedFrame> frames, Memory memory) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        PacketDecoder decoder =
                new PacketDecoder((frame, packet) -> found.packets().add(text(packet)));
        for (FuzzedFrame fuzzed : frames) {
            found.outcomes().add(decoder.decode(memory.hold(linkType, fuzzed)));
        }
        return found;
    }

    private static String text(Packet packet) {
        return packet.protocol() + " " + packet.addressBytes() + " " + packet.sourceHigh() + " " + packet.sourceLow()
                + ":" + packet.sourcePort() + " > " + packet.destinationHigh() + " " + packet.destinationLow() + ":"
                + packet.destinationPort() + " " + packet.flags() + " " + packet.sequence() + " "
                + packet.acknowledgment() + " " + packet.sequenced();
    }

    private byte[] pcap(List<FuzzedFrame> frames) {
        PcapBuilder pcap = new PcapBuilder(linkType);
        long epochNanos = START_EPOCH_NANOS;
        for (FuzzedFrame frame : frames) {
            pcap.add(epochNanos, frame.captured(), frame.originalLength());
            epochNanos += GAP_NANOS;
        }
        return pcap.bytes();
    }
}
