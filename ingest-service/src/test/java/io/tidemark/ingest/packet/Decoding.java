package io.tidemark.ingest.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tidemark.ingest.capture.Frame;
import io.tidemark.ingest.support.Packets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decodes frames made by hand and says what was found in them. */
final class Decoding {

    /** The segment that tests wrap up. */
    static final byte[] TCP = Packets.tcpHeader(1000, 80, Packets.SYN, 5, 0);

    static final byte[] IPV4 = Packets.ipv4(1, 2, 6, TCP);
    static final byte[] IPV6 = Packets.ipv6(1, 2, 6, TCP);
    static final byte[] ETHERNET = Packets.ethernet(0x0800, IPV4);

    /** What is to be found of it. */
    static final String FOUND = "TCP 1:1000 > 2:80";

    /** Bytes of a TCP header that need not be there. */
    private static final int OPTIONAL_TCP_BYTES = 4;

    private final List<String> found = new ArrayList<>();
    private final List<Integer> tunnels = new ArrayList<>();
    private final PacketDecoder decoder = new PacketDecoder(new PacketReceiver() {
        @Override
        public void receive(Frame frame, Packet packet) {
            found.add(describe(packet));
        }

        @Override
        public void enterTunnel(int depth) {
            tunnels.add(depth);
        }
    });

    private static String describe(Packet packet) {
        return packet.protocol() + " " + (packet.sourceLow() & 0xffffff) + ":" + packet.sourcePort() + " > "
                + (packet.destinationLow() & 0xffffff) + ":" + packet.destinationPort();
    }

    /** Asserts that the innermost segment, which ends the frame, is found in the whole frame and in no frame cut before it. */
    void assertFound(int linkType, byte[] frame) {
        assertEquals(Outcome.FOUND, decode(linkType, frame, frame.length));
        assertEquals(FOUND, found.get(found.size() - 1));
        for (int length = 0; length < frame.length - OPTIONAL_TCP_BYTES; length++) {
            decode(linkType, Arrays.copyOf(frame, length), frame.length);
            assertFalse(found.contains(FOUND), "found in the first " + length + " bytes");
        }
    }

    /** Asserts that a frame has no stream, for a reason. */
    void assertSkipped(Outcome reason, int linkType, byte[] frame) {
        assertEquals(reason, decode(linkType, frame, frame.length));
    }

    /** What is found in a frame, outermost first. */
    List<String> all(int linkType, byte[] frame) {
        decode(linkType, frame, frame.length);
        return List.copyOf(found);
    }

    /** Which of the headers found in a frame are those of tunnels, by depth. */
    List<Integer> tunnels(int linkType, byte[] frame) {
        decode(linkType, frame, frame.length);
        return List.copyOf(tunnels);
    }

    private Outcome decode(int linkType, byte[] captured, int originalLength) {
        found.clear();
        tunnels.clear();
        Frame frame = new Frame();
        frame.set(0, linkType, originalLength, Packets.join(new byte[3], captured), 3, captured.length);
        return decoder.decode(frame);
    }
}
