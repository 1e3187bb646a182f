package io.tidemark.ingest.fuzz;

import static io.tidemark.ingest.support.Packets.join;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A frame whose beginning is given and whose rest is fuzzed. An input holds several, for fragments: two bytes before each tell its
 * length, and in the highest bit whether the capture cut it.
 *
 * @param captured its bytes
 * @param originalLength its length on the wire
 */
record FuzzedFrame(byte[] captured, int originalLength) {

    private static final int LENGTH_BYTES = 2;
    private static final int CUT = 0x8000;
    private static final int LENGTH_MASK = 0x0fff;
    private static final int CUT_BYTES = 1_000;
    private static final int MOST_FRAMES = 8;

    /** An input of frames that were captured whole. */
    static byte[] input(byte[]... payloads) {
        byte[] input = {};
        for (byte[] payload : payloads) {
            byte[] length = ByteBuffer.allocate(LENGTH_BYTES)
                    .putShort((short) payload.length)
                    .array();
            input = join(input, length, payload);
        }
        return input;
    }

    /**
     * The frames of an input.
     *
     * @param wrapping puts the headers given before a payload
     */
    static List<FuzzedFrame> of(byte[] input, UnaryOperator<byte[]> wrapping) {
        List<FuzzedFrame> frames = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(input);
        while (rest.remaining() >= LENGTH_BYTES && frames.size() < MOST_FRAMES) {
            int control = rest.getShort();
            byte[] payload = new byte[Math.min(control & LENGTH_MASK, rest.remaining())];
            rest.get(payload);
            frames.add((control & CUT) != 0 ? cut(payload, wrapping) : whole(wrapping.apply(payload)));
        }
        return frames;
    }

    private static FuzzedFrame whole(byte[] frame) {
        return new FuzzedFrame(frame, frame.length);
    }

    private static FuzzedFrame cut(byte[] payload, UnaryOperator<byte[]> wrapping) {
        byte[] frame = wrapping.apply(Arrays.copyOf(payload, payload.length + CUT_BYTES));
        return new FuzzedFrame(Arrays.copyOf(frame, frame.length - CUT_BYTES), frame.length);
    }
}
