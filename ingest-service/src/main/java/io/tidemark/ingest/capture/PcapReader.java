package io.tidemark.ingest.capture;

import java.io.IOException;
import java.util.Set;

/**
 * The classic container of libpcap: a header of 24 bytes, then records of 16 bytes and a frame. Micro- and nanosecond
 * timestamps, either byte order; also with the 24-byte records of an old Linux patch, and the lengths in the order of versions
 * before 2.4. It ends where another file begins. Seconds are unsigned 32-bit numbers, so they end in 2106.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-opsawg-pcap/">draft-ietf-opsawg-pcap</a>
 */
public final class PcapReader implements FrameSource {

    static final int MAGIC_MICROS = 0xa1b2c3d4;
    static final int MAGIC_NANOS = 0xa1b23c4d;
    /** Alexey Kuznetsov's patch of libpcap in the 1990s: its records carry interface and packet type after the lengths. */
    static final int MAGIC_PATCHED = 0xa1b2cd34;

    private static final int HEADER_BYTES = 24;
    private static final int VERSION_AT = 4;
    private static final int SHIFT_AT = 8;
    private static final int LINK_TYPE_AT = 20;
    private static final int VERSION_2_4 = 0x0002_0004;
    private static final int VERSION_2_4_LITTLE_ENDIAN = 0x0200_0400;
    /**
     * Version 2.3, whose writers did not agree which of a record's lengths comes first: the captured one is never the greater.
     */
    private static final int VERSION_2_3 = 0x0002_0003;
    /** 543.0, which DG/UX writes. */
    private static final int VERSION_OF_DG_UX = 543 << Short.SIZE;

    private static final int FIRST_LENGTH_AT = 8;
    private static final int SECOND_LENGTH_AT = 12;
    private static final int RECORD_BYTES = 16;
    private static final int PATCHED_RECORD_BYTES = 24;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final CaptureInput input;
    private final TimestampResolution resolution;
    private final boolean littleEndian;
    private final int recordBytes;
    private final int linkType;
    private final int version;
    private boolean truncated;
    private long frameOffset;

    /** Reads the container's header. */
    public PcapReader(CaptureInput input) throws IOException {
        int found = input.look(HEADER_BYTES);
        if (found < HEADER_BYTES) {
            throw new MalformedCaptureException(
                    input.offset(), "a pcap header of " + HEADER_BYTES + " bytes", "only " + found + " bytes");
        }
        this.input = input;
        int magic = BigEndian.i32(input.bytes(), input.position());
        this.littleEndian = !isMagic(magic);
        int ordered = littleEndian ? Integer.reverseBytes(magic) : magic;
        this.resolution = ordered == MAGIC_NANOS ? TimestampResolution.NANO : TimestampResolution.MICRO;
        this.recordBytes = ordered == MAGIC_PATCHED ? PATCHED_RECORD_BYTES : RECORD_BYTES;
        this.version = u16(VERSION_AT) << Short.SIZE | u16(VERSION_AT + 2);
        // the upper half tells the length of a frame check sequence
        this.linkType = i32(LINK_TYPE_AT) & 0xffff;
        input.advance(HEADER_BYTES);
    }

    /** Whether these are the first four bytes of a pcap, most significant first. */
    public static boolean recognises(int magic) {
        return isMagic(magic) || isMagic(Integer.reverseBytes(magic));
    }

    private static boolean isMagic(int magic) {
        return magic == MAGIC_MICROS || magic == MAGIC_NANOS || magic == MAGIC_PATCHED;
    }

    /**
     * Whether a header stands here that one of today's programs has written, and that makes no sense as a record: version 2.4, no shift of time zones
     * and no accuracy of timestamps, which would be the lengths of an empty frame.
     */
    static boolean begins(CaptureInput input) throws IOException {
        int first = BigEndian.i32(input.bytes(), input.position());
        return recognises(first) && input.look(HEADER_BYTES) >= HEADER_BYTES && isSound(input, !isMagic(first));
    }

    private static boolean isSound(CaptureInput input, boolean littleEndian) {
        int version = BigEndian.i32(input.bytes(), input.position() + VERSION_AT);
        long shiftAndAccuracy = BigEndian.i64(input.bytes(), input.position() + SHIFT_AT);
        return version == (littleEndian ? VERSION_2_4_LITTLE_ENDIAN : VERSION_2_4) && shiftAndAccuracy == 0;
    }

    @Override
    public boolean next(Frame frame) throws IOException {
        int visible = input.look(recordBytes);
        if (visible < recordBytes) {
            truncated = visible > 0;
            return false;
        }
        if (begins(input) || PcapngReader.begins(input)) {
            return false;
        }
        int captured = capturedLength();
        if (input.look(recordBytes + captured) < recordBytes + captured) {
            truncated = true;
            return false;
        }
        frame.set(epochNanos(), linkType, originalLength(), input.bytes(), input.position() + recordBytes, captured);
        frameOffset = input.offset();
        input.advance(recordBytes + captured);
        return true;
    }

    private long epochNanos() {
        long seconds = u32(0) * NANOS_PER_SECOND;
        int fraction = i32(4) * (int) resolution.nanos();
        return fraction >= 0 && fraction < NANOS_PER_SECOND
                ? seconds + fraction
                : withInvalidFraction(seconds, fraction);
    }

    /**
     * A fraction of a second or more is no valid time. It is read as Wireshark prints it, so that both tell the same: as a
     * signed number of 32 bits, of which the first nine digits stand behind the point and the sign before all.
     */
    private static long withInvalidFraction(long seconds, int fraction) {
        long digits = Math.abs((long) fraction);
        while (digits >= NANOS_PER_SECOND) {
            digits /= 10;
        }
        return fraction < 0 ? -(seconds + digits) : seconds + digits;
    }

    /** Before version 2.3 the original length came first. */
    private boolean originalComesFirst() {
        return version < VERSION_2_3
                || version == VERSION_OF_DG_UX
                || version == VERSION_2_3 && u32(FIRST_LENGTH_AT) > u32(SECOND_LENGTH_AT);
    }

    private long originalLength() {
        return u32(originalComesFirst() ? FIRST_LENGTH_AT : SECOND_LENGTH_AT);
    }

    private int capturedLength() {
        int at = originalComesFirst() ? SECOND_LENGTH_AT : FIRST_LENGTH_AT;
        long length = u32(at);
        if (length > MAX_CAPTURED_BYTES) {
            throw new MalformedCaptureException(
                    input.offset() + at,
                    "a captured length of at most " + MAX_CAPTURED_BYTES + " bytes",
                    Long.toString(length));
        }
        return (int) length;
    }

    private long u32(int at) {
        return i32(at) & 0xffffffffL;
    }

    private int u16(int at) {
        int value = BigEndian.u16(input.bytes(), input.position() + at);
        return littleEndian ? Short.reverseBytes((short) value) & 0xffff : value;
    }

    private int i32(int at) {
        int value = BigEndian.i32(input.bytes(), input.position() + at);
        return littleEndian ? Integer.reverseBytes(value) : value;
    }

    @Override
    public Set<Integer> linkTypes() {
        return Set.of(linkType);
    }

    @Override
    public long recordOffset() {
        return frameOffset;
    }

    @Override
    public boolean truncated() {
        return truncated || input.cut();
    }

    @Override
    public long clockResolutionNanos() {
        return resolution.nanos();
    }
}
