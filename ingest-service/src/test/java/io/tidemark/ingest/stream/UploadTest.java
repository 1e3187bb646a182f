package io.tidemark.ingest.stream;

import static io.tidemark.ingest.support.Compressed.gzip;
import static io.tidemark.ingest.support.PcapBuilder.RAW_IP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import io.tidemark.ingest.capture.CaptureLimitException;
import io.tidemark.ingest.capture.MalformedCaptureException;
import io.tidemark.ingest.capture.ParserLimits;
import io.tidemark.ingest.capture.Progress;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import io.tidemark.ingest.support.PcapngBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UploadTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;
    private static final byte[] CAPTURE = capture();
    /** More than any of the captures here has. */
    private static final long EXPANDED_BYTES = 1_000;

    private static byte[] capture() {
        PcapBuilder pcap = new PcapBuilder(RAW_IP);
        pcap.add(START, Packets.tcp(1, 1000, 2, 80, Packets.SYN, 1));
        pcap.add(START + SECOND, Packets.tcp(2, 80, 1, 1000, Packets.SYN | Packets.ACK, 1));
        pcap.add(START + 2 * SECOND, Packets.tcp(1, 1000, 2, 80, Packets.ACK, 2));
        pcap.add(START + 3 * SECOND, Packets.udp(1, 1000, 2, 53, 10));
        pcap.add(START + 4 * SECOND, Packets.udp(2, 53, 1, 1000, 100));
        return pcap.bytes();
    }

    @Test
    void summarisesACapture() throws IOException {
        CaptureSummary summary = parse(CAPTURE).summary();
        assertEquals(START, summary.startEpochNanos());
        assertEquals(START + 4 * SECOND, summary.endEpochNanos());
        assertEquals(5, summary.packets());
        assertEquals(3 * 40 + 38 + 128, summary.bytes().getAsLong());
        assertEquals(1, summary.connections().tcp());
        assertEquals(1, summary.connections().udp());
        assertEquals(1, summary.udpStreamsAtStart());
        assertFalse(summary.truncated());
    }

    @Test
    void saysWhereTheFirstFrameOfEachReasonBegins() throws IOException {
        byte[] tunnel = Packets.ipv4(1, 2, 50, new byte[20]);
        PcapBuilder pcap = new PcapBuilder(RAW_IP);
        pcap.add(START, new byte[30])
                .add(START, tunnel)
                .add(START, Packets.udp(1, 1, 2, 2, 0))
                .add(START, tunnel);
        Map<String, Long> expected = Map.of("malformed-header", 24L, "other-ip-protocol", 24L + 16 + 30);
        assertEquals(expected, parse(pcap.bytes()).summary().firstSkipped());
        assertEquals(expected, parse(gzip(pcap.bytes())).summary().firstSkipped());
        assertEquals(2, parse(pcap.bytes()).summary().skipped().get("other-ip-protocol"));
    }

    @Test
    void readsGzipOfSeveralMembersThoughTheUploadIsSlow() throws IOException {
        byte[] upload = Packets.join(gzip(Arrays.copyOf(CAPTURE, 100)), gzip(tail(100)), gzip(new byte[0]));
        assertEquals(5, parser(new SlowUpload(upload)).summary().packets());
    }

    @Test
    void readsZstdOfSeveralFrames() throws IOException {
        byte[] upload = Packets.join(Zstd.compress(Arrays.copyOf(CAPTURE, 100)), Zstd.compress(tail(100)));
        assertEquals(5, parser(new SlowUpload(upload)).summary().packets());
    }

    /** A small capture in each container and form that is accepted. */
    private static Stream<byte[]> goldenCaptures() {
        PcapBuilder nanos = new PcapBuilder(PcapBuilder.ETHERNET, ByteOrder.BIG_ENDIAN, true);
        nanos.add(START + 1, Packets.ethernet(0x0800, Packets.udp(1, 1000, 2, 53, 10)));
        return Stream.of(
                CAPTURE,
                nanos.bytes(),
                patched(),
                pcapng(ByteOrder.LITTLE_ENDIAN),
                pcapng(ByteOrder.BIG_ENDIAN),
                json());
    }

    private static byte[] patched() {
        byte[] header = new PcapBuilder(RAW_IP).bytes();
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 0xa1b2cd34);
        byte[] frame = Packets.udp(1, 1000, 2, 53, 10);
        ByteBuffer record = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(7).putInt(8).putInt(frame.length).putInt(frame.length);
        return Packets.join(header, record.array(), frame);
    }

    /** Two sections, two interfaces with clocks of their own, every kind of block. */
    private static byte[] pcapng(ByteOrder order) {
        byte[] frame = Packets.udp(1, 1000, 2, 53, 10);
        PcapngBuilder file = new PcapngBuilder().section(ByteOrder.LITTLE_ENDIAN);
        file.describe(RAW_IP, 0, new byte[0]).enhanced(0, START / 1_000, frame);
        file.section(order).describe(RAW_IP, 0, file.resolution(9));
        file.describe(RAW_IP, 100, Packets.join(file.resolution(0x80 | 10), file.offset(1_000)));
        file.other(5, new byte[20]).simple(frame).obsolete(0, START, frame).enhanced(1, START / SECOND << 10, frame);
        return file.bytes();
    }

    @ParameterizedTest
    @MethodSource("goldenCaptures")
    void readsEveryPrefixOfACaptureOrSaysWhatIsMissing(byte[] whole) throws IOException {
        assertTrue(parse(whole).summary().packets() >= 1);
        for (int length = 0; length < whole.length; length++) {
            assertPrefix(Arrays.copyOf(whole, length), length);
        }
    }

    @ParameterizedTest
    @MethodSource("goldenCaptures")
    void readsEveryPrefixOfACompressedCaptureOrSaysWhatIsMissing(byte[] capture) throws IOException {
        for (byte[] whole : List.of(gzip(capture), Zstd.compress(capture))) {
            for (int length = 0; length < whole.length; length++) {
                assertPrefix(Arrays.copyOf(whole, length), length);
            }
        }
    }

    private static void assertPrefix(byte[] prefix, int length) throws IOException {
        try {
            CaptureSummary summary = parse(prefix).summary();
            assertTrue(summary.packets() >= 1 && summary.packets() <= 5, "packets of " + length + " bytes");
        } catch (MalformedCaptureException e) {
            assertFalse(e.expected().isEmpty() || e.found().isEmpty());
            assertTrue(e.offset() <= EXPANDED_BYTES, "offset " + e.offset());
        }
    }

    /** Wherever the second frame is cut, the records that it would go on with are missing. */
    @Test
    void saysTruncatedWhereASecondFrameOfZstdIsCut() throws IOException {
        byte[] first = Zstd.compress(CAPTURE);
        byte[] second = Zstd.compress(Packets.join(tail(24), tail(24)));
        byte[] both = Packets.join(first, second);
        assertFalse(parse(both).summary().truncated());
        for (int length = first.length + 1; length < both.length; length++) {
            assertTrue(parse(Arrays.copyOf(both, length)).summary().truncated(), "of " + length + " bytes");
        }
    }

    @Test
    void saysTruncatedWhereCompressedDataAreCut() throws IOException {
        byte[] big = new PcapBuilder(RAW_IP).bytes();
        for (int i = 0; i < 100; i++) {
            big = Packets.join(big, tail(24));
        }
        byte[] gzip = gzip(big);
        CaptureSummary summary = parse(Arrays.copyOf(gzip, gzip.length - 30)).summary();
        assertTrue(summary.truncated());
        assertTrue(summary.packets() < 500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4224d18 | lz4 data",
                "425a6839314159 | bzip2 data",
                "504b030414000000 | a zip archive",
                "3c68746d6c3e | \"<html>\"",
                "00 | 0x00"
            })
    void namesWhatIsNoCapture(String hex, String named) {
        byte[] upload = new BigInteger(hex.strip(), 16).toByteArray();
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> parse(upload));
        assertEquals(0, e.offset());
        assertTrue(e.found().contains(named), e.found());
        assertTrue(e.expected().contains("pcap, pcapng or tshark's JSON"), e.expected());
    }

    @Test
    void refusesNothing() {
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> parse(new byte[0]));
        assertEquals("nothing", e.found());
    }

    @Test
    void refusesACaptureWithoutPackets() {
        byte[] header = Arrays.copyOf(CAPTURE, 24);
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> parse(header));
        assertEquals(
                "at byte 24: expected at least one packet with a time, found the end of the capture", e.getMessage());
    }

    @Test
    void refusesCompressedDataThatAreDamaged() throws IOException {
        byte[] damaged = gzip(CAPTURE);
        Arrays.fill(damaged, 12, 40, (byte) 0xff);
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> parse(damaged));
        assertTrue(e.expected().startsWith("gzip data"), e.expected());
    }

    /** The upload has arrived whole when the damage is found; that does not make it cut. */
    @Test
    void refusesZstdThatIsDamagedThoughNothingFollows() {
        byte[] damaged = Zstd.compress(CAPTURE);
        Arrays.fill(damaged, 12, 40, (byte) 0xff);
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> parse(damaged));
        assertTrue(e.expected().startsWith("zstd data"), e.expected());
    }

    @Test
    void takesNothingForAnotherEncodingOfJson() {
        byte[] wide = Packets.hex("5b000000 40ff0000 7b000000");
        assertThrows(MalformedCaptureException.class, () -> parse(wide));
    }

    @Test
    void stopsWhatExpandsTooFar() throws IOException {
        byte[] zeros = gzip(Packets.join(CAPTURE, new byte[4 << 20]));
        ParserLimits ratio = new ParserLimits(1L << 40, 100, 10);
        ParserLimits bytes = new ParserLimits(1 << 20, 1_000_000, 10);
        assertLimit("100 times", zeros, ratio);
        assertLimit("1048576 bytes", zeros, bytes);
    }

    @Test
    void refusesAWindowOfZstdThatIsTooLarge() {
        byte[] packed = zstd(new byte[16 << 20], 24);
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> parse(packed));
        assertTrue(e.getMessage().contains("too much memory"), e.getMessage());
    }

    /** What a decoder of zstd keeps outside the heap no collection finds: 200 windows of 2.4 MB would be 480 MB. */
    @Test
    void givesBackWhatDecodersOfZstdKeepOutsideTheHeap() throws Exception {
        assumeTrue(Files.exists(ManyZstdUploads.STATUS), "skipped: resident memory is read from /proc");
        Process uploads = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms64m",
                        "-Xmx64m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyZstdUploads.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String growth = new String(uploads.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, uploads.waitFor());
        assertTrue(Long.parseLong(growth) < 200, "400 uploads left " + growth + " MiB behind");
    }

    private static byte[] zstd(byte[] bytes, int logOfWindowBytes) {
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.setContentSize(false);
            context.setLong(logOfWindowBytes);
            return context.compress(bytes);
        }
    }

    /** Clocks jump: whether such a capture can be measured is for others to say. */
    @Test
    void readsACaptureOfManyYears() throws IOException {
        byte[] capture = new PcapBuilder(RAW_IP)
                .add(0, Packets.udp(1, 1, 2, 2, 0))
                .add(START, Packets.udp(1, 1, 2, 2, 0))
                .bytes();
        assertEquals(START, parse(capture).summary().endEpochNanos());
    }

    private static CaptureLimitException assertLimit(String limit, byte[] upload, ParserLimits limits) {
        CaptureLimitException e = assertThrows(
                CaptureLimitException.class,
                () -> new CaptureParser(() -> 1).parse(new ByteArrayInputStream(upload), limits, Progress.NONE));
        assertTrue(e.getMessage().endsWith("the limit is " + limit), e.getMessage());
        return e;
    }

    @Test
    void passesOnWhyAnUploadBrokeOff() throws IOException {
        IOException failure = new IOException("connection reset");
        for (byte[] upload : List.of(CAPTURE, gzip(CAPTURE), Zstd.compress(CAPTURE), json())) {
            InputStream broken = new BrokenUpload(Arrays.copyOf(upload, upload.length - 5), failure);
            IOException e = assertThrows(IOException.class, () -> parser(broken));
            assertEquals(failure, e);
        }
    }

    private static byte[] json() {
        return "[{\"frame.time_epoch\":\"1.5\",\"udp.stream\":\"0\"},{\"frame.time_epoch\":\"2.5\",\"udp.stream\":\"0\"}]"
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void tellsItsProgress() throws IOException {
        PcapBuilder pcap = new PcapBuilder(RAW_IP);
        for (int i = 0; i < 10_000; i++) {
            pcap.add(START, Packets.udp(1, i, 2, 53, 0));
        }
        List<String> heard = new ArrayList<>();
        new CaptureParser(() -> 1)
                .parse(
                        pcap.stream(),
                        ParserLimits.DEFAULT,
                        (bytes, packets, streams) -> heard.add(packets + " " + streams));
        assertEquals(List.of("4096 4096", "8192 8192", "10000 10000"), heard);
    }

    private static byte[] tail(int from) {
        return Arrays.copyOfRange(CAPTURE, from, CAPTURE.length);
    }

    private static ParsedCapture parse(byte[] upload) throws IOException {
        return parser(new ByteArrayInputStream(upload));
    }

    private static ParsedCapture parser(InputStream upload) throws IOException {
        return new CaptureParser(() -> 1).parse(upload, ParserLimits.DEFAULT, Progress.NONE);
    }

    /** Gives a few bytes at a time and never says that there are more. */
    private static final class SlowUpload extends ByteArrayInputStream {

        SlowUpload(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 7));
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }

    /** Breaks off after its last byte. */
    private static final class BrokenUpload extends InputStream {

        private final ByteArrayInputStream bytes;
        private final IOException failure;

        BrokenUpload(byte[] bytes, IOException failure) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            int next = bytes.read();
            if (next < 0) {
                throw failure;
            }
            return next;
        }
    }
}
