package io.tidemark.ingest.capture;

import static io.tidemark.ingest.support.PcapBuilder.RAW_IP;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.ingest.support.CaptureReaders;
import io.tidemark.ingest.support.Packets;
import io.tidemark.ingest.support.PcapBuilder;
import io.tidemark.ingest.support.PcapngBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerTest {

    private static final long TIME = 1_700_000_000_123_456_789L;
    private static final byte[] FRAME = Packets.udp(1, 1000, 2, 53, 5);

    private record Read(long epochNanos, boolean timed, int linkType, long originalLength, byte[] bytes) {}

    @ParameterizedTest
    @CsvSource({"BIG_ENDIAN, true", "BIG_ENDIAN, false", "LITTLE_ENDIAN, true", "LITTLE_ENDIAN, false"})
    void readsPcapOfEitherByteOrderAndResolution(String order, boolean nanos) throws IOException {
        ByteOrder byteOrder = order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        byte[] file = new PcapBuilder(RAW_IP, byteOrder, nanos)
                .add(TIME, FRAME)
                .add(TIME + 1_000_000_000, Arrays.copyOf(FRAME, 10), 1_500)
                .bytes();
        FrameSource source = open(file);
        List<Read> frames = readAll(source);
        assertEquals(nanos ? TIME : TIME / 1_000 * 1_000, frames.get(0).epochNanos);
        assertEquals(RAW_IP, frames.get(0).linkType);
        assertArrayEquals(FRAME, frames.get(0).bytes);
        assertEquals(1_500, frames.get(1).originalLength);
        assertEquals(10, frames.get(1).bytes.length);
        assertEquals(nanos ? 1 : 1_000, source.clockResolutionNanos());
        assertFalse(source.truncated());
    }

    @Test
    void readsTheLongerRecordsOfThePatchedPcap() throws IOException {
        byte[] header = new PcapBuilder(RAW_IP).bytes();
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 0xa1b2cd34);
        byte[] record = ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(7)
                .putInt(8)
                .putInt(FRAME.length)
                .putInt(FRAME.length)
                .array();
        List<Read> frames = readAll(open(Packets.join(header, record, FRAME)));
        assertEquals(7_000_008_000L, frames.get(0).epochNanos);
        assertArrayEquals(FRAME, frames.get(0).bytes);
    }

    /** The fraction as 32 bits, and what {@code tshark -e frame.time_epoch} of 4.0.17 makes of it. */
    @ParameterizedTest
    @CsvSource({
        "999999999, 1000999999999",
        "1000000000, 1000100000000",
        "2147483647, 1000214748364",
        "2147483648, -1000214748364",
        "4294967295, -1000000000001"
    })
    void readsInvalidFractionsAsWiresharkPrintsThem(long fraction, long epochNanos) throws IOException {
        byte[] file = new PcapBuilder(RAW_IP, ByteOrder.LITTLE_ENDIAN, true)
                .add(1_000_000_000_000L, FRAME)
                .bytes();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(28, (int) fraction);
        assertEquals(epochNanos, readAll(open(file)).get(0).epochNanos);
    }

    /** Both lengths of a record, and which of the two tshark takes for the captured one. */
    @ParameterizedTest
    @CsvSource({"2, 4, 33, 90", "2, 3, 33, 90", "2, 3, 90, 33", "2, 2, 90, 33", "2, 0, 90, 33", "543, 0, 90, 33"})
    void readsTheLengthsInTheOrderOfTheVersion(int major, int minor, int first, int second) throws IOException {
        byte[] file = new PcapBuilder(RAW_IP).add(TIME, FRAME).bytes();
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(4, (short) major)
                .putShort(6, (short) minor)
                .putInt(32, first)
                .putInt(36, second);
        Read frame = readAll(open(file)).get(0);
        assertEquals(FRAME.length, frame.bytes.length);
        assertEquals(90, frame.originalLength);
    }

    @Test
    void readsEveryKindOfPacketBlockAndSkipsOtherBlocks() throws IOException {
        PcapngBuilder file = new PcapngBuilder().section(ByteOrder.LITTLE_ENDIAN);
        file.describe(RAW_IP, 0, new byte[0]);
        file.other(5, new byte[200_000]);
        file.enhanced(0, TIME / 1_000, FRAME)
                .obsolete(0, TIME / 1_000 + 1, FRAME)
                .simple(FRAME);
        List<Read> frames = readAll(open(file.bytes()));
        assertEquals(TIME / 1_000 * 1_000, frames.get(0).epochNanos);
        assertEquals(TIME / 1_000 * 1_000 + 1_000, frames.get(1).epochNanos);
        assertFalse(frames.get(2).timed);
        frames.forEach(frame -> assertArrayEquals(FRAME, frame.bytes));
    }

    @Test
    void readsEachInterfaceWithItsOwnClock() throws IOException {
        PcapngBuilder file = new PcapngBuilder().section(ByteOrder.BIG_ENDIAN);
        file.describe(1, 0, file.resolution(9));
        file.describe(RAW_IP, 0, Packets.join(file.resolution(0x80 | 10), file.offset(1_000)));
        file.enhanced(0, TIME, FRAME).enhanced(1, (5L << 10) + 512, FRAME);
        FrameSource source = open(file.bytes());
        List<Read> frames = readAll(source);
        assertEquals(TIME, frames.get(0).epochNanos);
        assertEquals(1, frames.get(0).linkType);
        assertEquals(1_005_500_000_000L, frames.get(1).epochNanos);
        assertEquals(RAW_IP, frames.get(1).linkType);
        assertEquals(976_562, source.clockResolutionNanos());
    }

    @Test
    void beginsInterfacesAndByteOrderAnewInEverySection() throws IOException {
        PcapngBuilder file = new PcapngBuilder().section(ByteOrder.LITTLE_ENDIAN);
        file.describe(1, 0, new byte[0]).enhanced(0, 1, FRAME);
        file.section(ByteOrder.BIG_ENDIAN).describe(RAW_IP, 0, new byte[0]).enhanced(0, 2, FRAME);
        List<Read> frames = readAll(open(file.bytes()));
        assertEquals(1, frames.get(0).linkType);
        assertEquals(RAW_IP, frames.get(1).linkType);
        assertEquals(2_000, frames.get(1).epochNanos);
    }

    @Test
    void cutsSimplePacketsAtTheSnapLength() throws IOException {
        PcapngBuilder file = new PcapngBuilder().section(ByteOrder.LITTLE_ENDIAN);
        file.describe(RAW_IP, 20, new byte[0]).simple(FRAME);
        Read frame = readAll(open(file.bytes())).get(0);
        assertEquals(20, frame.bytes.length);
        assertEquals(FRAME.length, frame.originalLength);
    }

    @Test
    void saysWhereAPacketBlockNamesAnInterfaceThatIsNotThere() {
        PcapngBuilder file = new PcapngBuilder().section(ByteOrder.LITTLE_ENDIAN);
        file.describe(RAW_IP, 0, new byte[0]).enhanced(3, 1, FRAME);
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> readAll(open(file.bytes())));
        assertEquals(28 + 20 + 8, e.offset());
        assertEquals("interface 3", e.found());
    }

    @Test
    void saysWhereABlockHasAnImpossibleLength() {
        PcapngBuilder file = new PcapngBuilder().section(ByteOrder.LITTLE_ENDIAN);
        byte[] bytes = Packets.join(file.bytes(), Packets.bytes(6, 0, 0, 0, 8, 0, 0, 0));
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> readAll(open(bytes)));
        assertEquals(32, e.offset());
        assertEquals("8", e.found());
    }

    @Test
    void saysWhereARecordHasAnImpossibleLength() {
        byte[] bytes = new PcapBuilder(RAW_IP).add(TIME, FRAME).bytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(32, 300_000);
        MalformedCaptureException e = assertThrows(MalformedCaptureException.class, () -> readAll(open(bytes)));
        assertEquals(32, e.offset());
        assertEquals("at byte 32: expected a captured length of at most 262144 bytes, found 300000", e.getMessage());
    }

    @Test
    void endsAtARecordThatIsCutAndSaysSo() throws IOException {
        byte[] whole = new PcapBuilder(RAW_IP).add(TIME, FRAME).add(TIME, FRAME).bytes();
        FrameSource source = open(Arrays.copyOf(whole, whole.length - 1));
        assertEquals(1, readAll(source).size());
        assertTrue(source.truncated());
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 9, 12, 0x80 | 10, 0x80 | 32, 0x80 | 50})
    void turnsUnitsOfAnyResolutionIntoNanoseconds(int option) {
        TimestampResolution resolution = TimestampResolution.of(option);
        double unitsPerSecond = option < 0x80 ? Math.pow(10, option) : Math.pow(2, option & 0x7f);
        long units = (long) (1_234.5 * unitsPerSecond);
        assertEquals(1_234_500_000_000L, resolution.toNanos(units));
    }

    @Test
    void refusesResolutionsThatCannotCountTheSecondsSince1970() {
        assertThrows(IllegalArgumentException.class, () -> TimestampResolution.of(30));
        assertThrows(IllegalArgumentException.class, () -> TimestampResolution.of(0xff));
    }

    private static FrameSource open(byte[] file) throws IOException {
        CaptureInput input = CaptureInput.open(new ByteArrayInputStream(file), ParserLimits.DEFAULT);
        return CaptureReaders.open(input);
    }

    private static List<Read> readAll(FrameSource source) throws IOException {
        List<Read> frames = new ArrayList<>();
        Frame frame = new Frame();
        while (source.next(frame)) {
            byte[] bytes = Arrays.copyOfRange(frame.bytes(), frame.offset(), frame.offset() + frame.capturedLength());
            frames.add(new Read(frame.epochNanos(), frame.timed(), frame.linkType(), frame.originalLength(), bytes));
        }
        return frames;
    }
}
