package io.tidemark.ingest.support;

import io.tidemark.ingest.capture.CaptureFile;
import io.tidemark.ingest.capture.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Captures cut into files as a rotation cuts them. */
public final class Rotation {

    private static final int HEADER_BYTES = 24;
    private static final int RECORD_BYTES = 16;

    private Rotation() {}

    /** The files of a pcap (least significant byte first) with so many frames each, the last with what is left. */
    public static List<byte[]> of(byte[] pcap, int frames) {
        ByteBuffer bytes = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> files = new ArrayList<>();
        int at = HEADER_BYTES;
        while (at < pcap.length) {
            int from = at;
            for (int frame = 0; frame < frames && at < pcap.length; frame++) {
                at += RECORD_BYTES + bytes.getInt(at + 8);
            }
            files.add(joined(Arrays.copyOf(pcap, HEADER_BYTES), Arrays.copyOfRange(pcap, from, at)));
        }
        return files;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** A file of these bytes. */
    public static CaptureFile file(String name, byte[] bytes) {
        return new InMemory(name, bytes);
    }

    /** A file of this text. */
    public static CaptureFile file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private record InMemory(String name, byte[] bytes) implements CaptureFile {

        @Override
        public String digest() {
            try {
                return Sha256.of(open());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
