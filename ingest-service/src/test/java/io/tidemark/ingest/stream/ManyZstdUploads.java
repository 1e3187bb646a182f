package io.tidemark.ingest.stream;

import com.github.luben.zstd.Zstd;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.support.PcapFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads 400 uploads in zstd, half of which are no capture, and prints by how many MiB the process has grown meanwhile. A process of its own,
 * with a heap that is all there from the start, so that nothing else grows by much.
 */
final class ManyZstdUploads {

    static final Path STATUS = Path.of("/proc/self/status");

    private static final int UPLOADS = 200;

    /** Zeros shrink to less than a thousandth. */
    private static final ParserLimits LIMITS = new ParserLimits(10_000_000, 100_000, 1_000);

    private ManyZstdUploads() {}

    public static void main(String[] arguments) throws IOException {
        byte[] capture = Zstd.compress(capture());
        byte[] none = Zstd.compress(new byte[10_000]);
        long before = residentMebibytes();
        for (int upload = 0; upload < UPLOADS; upload++) {
            parse(capture);
            try {
                parse(none);
                throw new IllegalStateException("a capture was found in zeros");
            } catch (MalformedCaptureException asItShould) {
                // its decoder is to be given back too
            }
        }
        System.out.println(residentMebibytes() - before);
    }

    /** 2.4 MB, which a decoder keeps as its window. */
    private static byte[] capture() {
        PcapFile capture = PcapFile.empty();
        for (int datagram = 0; datagram < 40; datagram++) {
            capture.datagram(1_024 + datagram, 60_000);
        }
        return capture.bytes();
    }

    private static void parse(byte[] upload) throws IOException {
        new CaptureParser(() -> 1)
                .parse(new ByteArrayInputStream(upload), LIMITS, Progress.NONE)
                .close();
    }

    private static long residentMebibytes() throws IOException {
        Matcher resident = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(Files.readString(STATUS));
        if (!resident.find()) throw new IllegalStateException("no VmRSS in " + STATUS);
        return Long.parseLong(resident.group(1)) >> 10;
    }
}
