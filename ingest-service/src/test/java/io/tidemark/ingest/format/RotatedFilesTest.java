package io.tidemark.ingest.format;

import static io.tidemark.ingest.format.ReadFiles.alone;
import static io.tidemark.ingest.format.ReadFiles.frameOf;
import static io.tidemark.ingest.format.ReadFiles.joined;
import static io.tidemark.ingest.format.ReadFiles.named;
import static io.tidemark.ingest.format.ReadFiles.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.ingest.capture.CaptureFile;
import io.tidemark.ingest.capture.CaptureLimitException;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.support.Compressed;
import io.tidemark.ingest.support.PcapFile;
import io.tidemark.ingest.support.PcapngBuilder;
import io.tidemark.ingest.support.Rotation;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Files of one capture: read as that capture, in whatever order they come. */
class RotatedFilesTest {

    /** The fifth file begins in the middle of a connection. */
    private static final int FRAMES = 17;

    private final byte[] whole = PcapFile.ofConnections(10)
            .datagram(4_000, 20)
            .datagram(4_000, 20)
            .frameOfNothing()
            .bytes();

    @Test
    void isTheCaptureThatWasCutInWhateverOrderItsFilesCome() throws IOException {
        ReadFiles expected = alone(whole);
        List<CaptureFile> files = named(Rotation.of(whole, FRAMES));
        List<String> digests = RotatedFiles.inOrder(files, ParserLimits.DEFAULT).digests();
        assertEquals(5, files.size());
        Random random = new Random(1);
        for (int trial = 0; trial < 20; trial++) {
            Collections.shuffle(files, random);
            ReadFiles read = joined(files, ParserLimits.DEFAULT);
            assertEquals(expected.streams(), read.streams());
            assertEquals(expected.summary().packets(), read.summary().packets());
            assertEquals(expected.summary().bytes(), read.summary().bytes());
            assertEquals(expected.summary().skipped(), read.summary().skipped());
            assertEquals(expected.summary().endEpochNanos(), read.summary().endEpochNanos());
            assertEquals(List.of(FindingCode.FILES_JOINED), read.codes());
            assertEquals(Map.of("files", 5L), read.values(FindingCode.FILES_JOINED));
            assertEquals(
                    digests, RotatedFiles.inOrder(files, ParserLimits.DEFAULT).digests());
        }
    }

    /** Offsets count the files one behind the other: behind each but the first stand 24 bytes of header. */
    @Test
    void tellsWhereAFrameWasSkippedInAllFiles() throws IOException {
        ReadFiles read = joined(named(Rotation.of(whole, FRAMES)), ParserLimits.DEFAULT);
        long alone = alone(whole).summary().firstSkipped().get("other-ip-protocol");
        assertEquals(alone + 4 * 24, read.summary().firstSkipped().get("other-ip-protocol"));
    }

    @Test
    void decompressesEachFileByItself() throws IOException {
        List<byte[]> files = Rotation.of(whole, FRAMES);
        ReadFiles read = joined(
                Rotation.file("3.zst", Zstd.compress(files.get(2))),
                Rotation.file("1.gz", Compressed.gzip(files.get(0))),
                Rotation.file("2", files.get(1)),
                Rotation.file("4.gz", Compressed.gzip(files.get(3))),
                Rotation.file("5", files.get(4)));
        assertEquals(alone(whole).streams(), read.streams());
    }

    @Test
    void readsFilesOfPcapngEachWithItsOwnInterfaces() throws IOException {
        byte[] frame = frameOf(PcapFile.empty().datagram(4_000, 20).bytes());
        List<CaptureFile> files = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            PcapngBuilder file =
                    new PcapngBuilder().section(number == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            file.describe(1, 0, new byte[0]).enhanced(0, (PcapFile.START_EPOCH_SECOND + number) * 1_000_000, frame);
            files.add(Rotation.file("net_0000" + number + "_20231114221320.pcapng", file.bytes()));
        }
        Collections.reverse(files);
        ReadFiles read = joined(files, ParserLimits.DEFAULT);
        assertEquals(3, read.summary().packets());
        assertEquals(1, read.streams().size());
        assertTrue(
                read.streams().get(0).contains("\"packets\":3,"), read.streams().get(0));
    }

    @Test
    void passesOverFilesWithoutAnyFrame() throws IOException {
        List<CaptureFile> files = named(Rotation.of(whole, FRAMES));
        files.add(0, Rotation.file("cap.pcap5", PcapFile.empty().bytes()));
        assertEquals(alone(whole).streams(), joined(files, ParserLimits.DEFAULT).streams());
        assertThrows(
                MalformedCaptureException.class,
                () -> joined(Rotation.file("a", PcapFile.empty().bytes())));
    }

    @Test
    void readsAFileWhoseLastRecordIsCutUpToThere() throws IOException {
        List<byte[]> files = Rotation.of(whole, FRAMES);
        files.set(1, Arrays.copyOf(files.get(1), files.get(1).length - 3));
        ReadFiles read = joined(named(files), ParserLimits.DEFAULT);
        assertTrue(read.summary().truncated());
        assertEquals(alone(whole).summary().packets() - 1, read.summary().packets());
    }

    @Test
    void opensOneFileOfAThousandAtATime() throws IOException {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger mostOpen = new AtomicInteger();
        List<CaptureFile> files = new ArrayList<>();
        for (int second = 0; second < 1_000; second++) {
            files.add(new Watched(Rotation.file("cap.pcap" + second, seconds(second, second + 1)), open, mostOpen));
        }
        Collections.shuffle(files, new Random(2));
        assertEquals(1_000, joined(files, ParserLimits.DEFAULT).summary().packets());
        assertEquals(0, open.get());
        assertEquals(1, mostOpen.get());
    }

    /** A file that counts how often it is open. */
    private record Watched(CaptureFile file, AtomicInteger count, AtomicInteger most) implements CaptureFile {

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public String digest() {
            return file.digest();
        }

        @Override
        public InputStream open() throws IOException {
            most.accumulateAndGet(count.incrementAndGet(), Math::max);
            return new FilterInputStream(file.open()) {
                private boolean closed;

                @Override
                public void close() throws IOException {
                    if (!closed) count.decrementAndGet();
                    closed = true;
                    super.close();
                }
            };
        }
    }

    @Test
    void namesTheFileThatIsWrong() {
        List<byte[]> files = Rotation.of(whole, FRAMES);
        files.get(3)[24 + 8 + 3] = 0x7F;
        MalformedCaptureException e =
                assertThrows(MalformedCaptureException.class, () -> joined(named(files), ParserLimits.DEFAULT));
        assertTrue(e.getMessage().startsWith("in cap.pcap3 at byte 32: expected"), e.getMessage());
    }

    @Test
    void expandsToNoMoreThanOneFileMay() {
        ParserLimits limits = new ParserLimits(4_000, 1_000, 1_000);
        List<CaptureFile> files = new ArrayList<>();
        for (byte[] file : Rotation.of(whole, FRAMES)) {
            assertTrue(file.length < 2_000);
            files.add(Rotation.file("cap" + files.size(), Compressed.gzip(file)));
        }
        assertThrows(CaptureLimitException.class, () -> joined(files, limits));
    }
}
