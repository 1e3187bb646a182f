package io.tidemark.ingest.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.embedded.ServersResource;
import io.tidemark.ingest.support.PcapFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a large upload leaves in memory and on disk while it is under way: nothing that grows with it in memory, and on disk at most what only the
 * process itself can read.
 */
@QuarkusTest
@WithTestResource(ServersResource.class)
class UploadFootprintTest {

    private static final int DATAGRAMS = 3_000;
    private static final int PAYLOAD_BYTES = 60_000;
    private static final long MOST_HEAP_BYTES = 40L << 20;
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @TestHTTPResource("/api/captures")
    URI captures;

    @Test
    void keepsNothingOfARawUploadOf180Megabytes() throws Exception {
        Footprint footprint = new Footprint();
        assertParsed(send("application/octet-stream", capture(footprint)), footprint);
        assertEquals(Set.of(), footprint.newFiles);
    }

    @Test
    void keepsOfAFormOf180MegabytesOneSealedFileWithoutName() throws Exception {
        Footprint footprint = new Footprint();
        InputStream head =
                text("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.pcap\"\r\n\r\n");
        InputStream form = new SequenceInputStream(
                Collections.enumeration(List.of(head, capture(footprint), text("\r\n--edge--\r\n"))));
        assertParsed(send("multipart/form-data; boundary=edge", form), footprint);
        assertTrue(
                footprint.newFiles.size() == 1
                        && footprint.newFiles.iterator().next().endsWith(".sealed (deleted)"),
                footprint.newFiles.toString());
        assertEquals(0, footprint.readableBytes, "bytes of a payload of zeros, in runs");
    }

    private static void assertParsed(HttpResponse<String> answer, Footprint footprint) throws IOException {
        assertEquals(202, answer.statusCode(), answer.body());
        assertTrue(footprint.looked, "nobody looked while the upload was under way");
        assertTrue(footprint.heapGrowthBytes < MOST_HEAP_BYTES, footprint.heapGrowthBytes + " bytes of heap");
        given().get(answer.headers().firstValue("Location").orElseThrow())
                .then()
                .body("packets", equalTo(DATAGRAMS));
    }

    /** Sends it as clients do that offer to go on in HTTP/2. */
    private HttpResponse<String> send(String contentType, InputStream body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(captures)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The head of a capture, then one datagram again and again; near the end somebody looks at what it leaves. */
    private static InputStream capture(Footprint footprint) {
        byte[] one = PcapFile.empty().datagram(1_000, PAYLOAD_BYTES).bytes();
        byte[] head = PcapFile.empty().bytes();
        return new InputStream() {

            private InputStream current = new ByteArrayInputStream(head);
            private int sent;

            @Override
            public int read() throws IOException {
                throw new UnsupportedOperationException("read by blocks");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = current.read(buffer, offset, length);
                if (read >= 0 || sent == DATAGRAMS) return read;
                if (++sent == DATAGRAMS - 10) footprint.look();
                current = new ByteArrayInputStream(one, head.length, one.length - head.length);
                return current.read(buffer, offset, length);
            }
        };
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Heap and open files before an upload, and what has come to them while it is under way. */
    private static final class Footprint {

        private final long heapBytesBefore = heapBytes();
        private final Set<String> filesBefore = openFiles();
        private volatile boolean looked;
        private volatile long heapGrowthBytes;
        private volatile Set<String> newFiles = Set.of();
        private volatile int readableBytes;

        void look() throws IOException {
            heapGrowthBytes = heapBytes() - heapBytesBefore;
            Set<String> files = openFiles();
            files.removeAll(filesBefore);
            newFiles = files;
            readableBytes = runsOfZeros(files);
            looked = true;
        }

        private static long heapBytes() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }

        /** Bytes in runs of 64 zeros in the first megabyte of each file; what is sealed has none. */
        private static int runsOfZeros(Set<String> files) throws IOException {
            int bytes = 0;
            try (Stream<Path> links = Files.list(OPEN_FILES)) {
                for (Path link : links.toList()) {
                    if (target(link).filter(files::contains).isPresent()) bytes += runsOfZeros(link);
                }
            }
            return bytes;
        }

        private static int runsOfZeros(Path file) throws IOException {
            int bytes = 0;
            int run = 0;
            try (InputStream in = Files.newInputStream(file)) {
                for (byte each : in.readNBytes(1 << 20)) {
                    run = each == 0 ? run + 1 : 0;
                    if (run >= 64) bytes++;
                }
            }
            return bytes;
        }

        /** Files that this process has open, but the broker's, which runs in it; deleted files are among them. */
        private static Set<String> openFiles() {
            assumeTrue(Files.isDirectory(OPEN_FILES), "skipped: this system does not show which files are open");
            try (Stream<Path> links = Files.list(OPEN_FILES)) {
                Set<String> files = new HashSet<>();
                for (Path link : links.toList()) target(link).ifPresent(files::add);
                return files;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private static java.util.Optional<String> target(Path link) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                boolean isFile = target.startsWith("/") && !target.startsWith("/dev/") && !target.startsWith("/proc/");
                boolean isProgram = target.endsWith(".jar") || target.endsWith(".so");
                return isFile && !isProgram && !target.contains("tidemark-test")
                        ? java.util.Optional.of(target)
                        : java.util.Optional.empty();
            } catch (IOException closedMeanwhile) {
                return java.util.Optional.empty();
            }
        }
    }
}
