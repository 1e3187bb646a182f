package io.tidemark.ingest.capture;

import io.tidemark.contracts.finding.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The container pcapng: sections of blocks, each section in its own byte order with its own interfaces. Enhanced, simple and
 * obsolete packet blocks are frames; all other blocks are skipped. It ends where a pcap begins. A simple packet block carries no time.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-opsawg-pcapng/">draft-ietf-opsawg-pcapng</a>
 */
public final class PcapngReader implements FrameSource {

    private static final int SECTION_HEADER = 0x0a0d0d0a;

    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int OBSOLETE_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int INTERFACE_STATISTICS = 5;
    private static final int ENHANCED_PACKET = 6;

    /** Options of interface statistics: what the interface dropped for want of buffers, and the operating system. */
    private static final int DROPPED_BY_INTERFACE = 5;

    private static final int DROPPED_BY_SYSTEM = 7;
    /** Option of an enhanced packet: what was dropped since the packet before. */
    private static final int DROPPED_BEFORE = 4;

    private static final int UNKNOWN_DROPS = 0xffff;

    private static final int BLOCK_HEADER_BYTES = 8;
    private static final int SECTION_START_BYTES = 12;
    private static final int MIN_BLOCK_BYTES = 12;
    private static final int TRAILER_BYTES = 4;
    private static final int MAX_BLOCK_BYTES = 16 << 20;

    private final CaptureInput input;
    /** Blocks that are read are seen whole: a frame and its options. */
    private static final int MAX_READ_BLOCK_BYTES = 1 << 20;
    /** Every description is kept until its section ends. */
    private static final int MAX_INTERFACES = 1 << 16;

    private final List<Interface> interfaces = new ArrayList<>();
    private final DropCounts drops = new DropCounts();
    private boolean littleEndian;
    private boolean truncated;
    private long frameOffset;
    private long clockResolutionNanos = 1;

    /**
     * @param input begins with a section header
     */
    public PcapngReader(CaptureInput input) {
        this.input = input;
    }

    /** Whether these are the first four bytes of a pcapng, most significant first. */
    public static boolean recognises(int magic) {
        return magic == SECTION_HEADER;
    }

    /** Whether a section header stands here, told by its magic and its byte order. */
    static boolean begins(CaptureInput input) throws IOException {
        if (!recognises(BigEndian.i32(input.bytes(), input.position()))
                || input.look(SECTION_START_BYTES) < SECTION_START_BYTES) {
            return false;
        }
        int magic = BigEndian.i32(input.bytes(), input.position() + BLOCK_HEADER_BYTES);
        return magic == BYTE_ORDER_MAGIC || Integer.reverseBytes(magic) == BYTE_ORDER_MAGIC;
    }

    @Override
    public boolean next(Frame frame) throws IOException {
        while (seesBlock()) {
            int type = i32(0);
            int length = checkedLength(u32(4), isRead(type) ? MAX_READ_BLOCK_BYTES : MAX_BLOCK_BYTES);
            boolean whole = isRead(type) ? input.look(length) >= length : input.skip(length);
            if (!whole) {
                truncated = true;
                return false;
            }
            if (isRead(type) && readBlock(type, length, frame)) {
                return true;
            }
        }
        return false;
    }

    private boolean seesBlock() throws IOException {
        int visible = input.look(BLOCK_HEADER_BYTES);
        if (visible < BLOCK_HEADER_BYTES) {
            truncated = visible > 0;
            return false;
        }
        if (PcapReader.begins(input)) {
            return false;
        }
        return i32(0) != SECTION_HEADER || readByteOrder();
    }

    private static boolean isRead(int type) {
        return type == SECTION_HEADER
                || type == INTERFACE_DESCRIPTION
                || type == OBSOLETE_PACKET
                || type == SIMPLE_PACKET
                || type == INTERFACE_STATISTICS
                || type == ENHANCED_PACKET;
    }

    /** Every section has its own byte order, which must be known before its length is read. */
    private boolean readByteOrder() throws IOException {
        if (input.look(SECTION_START_BYTES) < SECTION_START_BYTES) {
            truncated = true;
            return false;
        }
        int magic = BigEndian.i32(input.bytes(), input.position() + 8);
        if (magic != BYTE_ORDER_MAGIC && Integer.reverseBytes(magic) != BYTE_ORDER_MAGIC) {
            throw new MalformedCaptureException(
                    input.offset() + 8, "the byte-order magic 0x1a2b3c4d", String.format("0x%08x", magic));
        }
        littleEndian = magic != BYTE_ORDER_MAGIC;
        return true;
    }

    private int checkedLength(long length, int most) {
        if (length < MIN_BLOCK_BYTES || length > most) {
            throw new MalformedCaptureException(
                    input.offset() + 4,
                    "a block length from " + MIN_BLOCK_BYTES + " to " + most + " bytes",
                    Long.toString(length));
        }
        return (int) (length + 3 & ~3L);
    }

    private boolean readBlock(int type, int length, Frame frame) {
        switch (type) {
            case SECTION_HEADER -> beginSection(length);
            case INTERFACE_DESCRIPTION -> addInterface(length);
            case INTERFACE_STATISTICS -> readStatistics(length);
            case SIMPLE_PACKET -> readSimplePacket(length, frame);
            case ENHANCED_PACKET -> readEnhancedPacket(length, frame);
            default -> readObsoletePacket(length, frame);
        }
        frameOffset = input.offset();
        input.advance(length);
        return type != SECTION_HEADER && type != INTERFACE_DESCRIPTION && type != INTERFACE_STATISTICS;
    }

    private void beginSection(int length) {
        requireLength(length, 28, "a section header");
        int major = u16(12);
        if (major != 1) {
            throw new MalformedCaptureException(input.offset() + 12, "pcapng version 1", "version " + major);
        }
        interfaces.clear();
        drops.beginSection();
    }

    private void addInterface(int length) {
        requireLength(length, 20, "an interface description");
        if (interfaces.size() == MAX_INTERFACES) {
            throw new MalformedCaptureException(
                    input.offset(), "at most " + MAX_INTERFACES + " interfaces in a section", "another");
        }
        InterfaceOptions options = new InterfaceOptions();
        int end = length - TRAILER_BYTES;
        int at = 16;
        while (at + 4 <= end && u16(at) != InterfaceOptions.END) {
            int size = u16(at + 2);
            if (at + 4 + size > end) {
                throw new MalformedCaptureException(
                        input.offset() + at, "an option that ends inside its block", size + " bytes");
            }
            readOption(u16(at), at + 4, size, options);
            at += 4 + (size + 3 & ~3);
        }
        interfaces.add(new Interface(u16(8), u32(12), options.resolution, options.offsetSeconds));
    }

    private void readOption(int code, int at, int size, InterfaceOptions options) {
        if (code == InterfaceOptions.RESOLUTION && size >= 1) {
            options.resolution = resolution(at);
        } else if (code == InterfaceOptions.OFFSET && size >= 8) {
            options.offsetSeconds = i64(at);
        }
    }

    private TimestampResolution resolution(int at) {
        try {
            return TimestampResolution.of(input.bytes()[input.position() + at] & 0xff);
        } catch (IllegalArgumentException e) {
            throw new MalformedCaptureException(input.offset() + at, "a resolution of timestamps", e.getMessage());
        }
    }

    private void readStatistics(int length) {
        requireLength(length, 24, "interface statistics");
        drops.addStatistics(u32(8), counted(20, length, DROPPED_BY_INTERFACE, DROPPED_BY_SYSTEM));
    }

    /** The sum of the options with one of two codes, from a place in a block to its end. What is no option ends them. */
    private long counted(int from, int length, int code, int otherCode) {
        int end = length - TRAILER_BYTES;
        long sum = 0;
        int at = from;
        while (at + 4 <= end && u16(at) != InterfaceOptions.END) {
            int size = u16(at + 2);
            boolean counts = u16(at) == code || u16(at) == otherCode;
            if (counts && size == Long.BYTES && at + 4 + size <= end) {
                sum = DropCounts.sum(sum, Math.max(0, i64(at + 4)));
            }
            at += 4 + (size + 3 & ~3);
        }
        return sum;
    }

    /** Enhanced and obsolete packet blocks differ in how wide the number of the interface is, and in where packets dropped before are counted. */
    private void readEnhancedPacket(int length, Frame frame) {
        readPacket(u32(8), length, frame);
        int options = 28 + (frame.capturedLength() + 3 & ~3);
        if (length - TRAILER_BYTES > options) {
            drops.addBeforePacket(counted(options, length, DROPPED_BEFORE, DROPPED_BEFORE));
        }
    }

    private void readObsoletePacket(int length, Frame frame) {
        readPacket(u16(8), length, frame);
        int dropped = u16(10);
        drops.addBeforePacket(dropped == UNKNOWN_DROPS ? 0 : dropped);
    }

    private void readPacket(long interfaceNumber, int length, Frame frame) {
        requireLength(length, 32, "a packet block");
        Interface from = interfaceAt(interfaceNumber);
        clockResolutionNanos = Math.max(clockResolutionNanos, from.resolution.nanos());
        long epochNanos = from.epochNanos(u32(12) << 32 | u32(16));
        int captured = checkedCaptured(u32(20), 28, length);
        frame.set(epochNanos, from.linkType, u32(24), input.bytes(), input.position() + 28, captured);
    }

    private void readSimplePacket(int length, Frame frame) {
        requireLength(length, 16, "a simple packet block");
        Interface from = interfaceAt(0);
        long original = u32(8);
        long snapped = from.snapLength > 0 ? Math.min(original, from.snapLength) : original;
        int captured = checkedCaptured(Math.min(snapped, length - 16), 12, length);
        frame.set(0, from.linkType, original, input.bytes(), input.position() + 12, captured);
        frame.setUntimed();
    }

    private int checkedCaptured(long captured, int at, int length) {
        int most = Math.min(length - TRAILER_BYTES - at, MAX_CAPTURED_BYTES);
        if (captured > most) {
            throw new MalformedCaptureException(
                    input.offset() + at - 8,
                    "a captured length of at most " + most + " bytes",
                    Long.toString(captured));
        }
        return (int) captured;
    }

    private Interface interfaceAt(long number) {
        if (number >= interfaces.size()) {
            throw new MalformedCaptureException(
                    input.offset() + 8,
                    "one of the " + interfaces.size() + " interfaces described before",
                    "interface " + number);
        }
        return interfaces.get((int) number);
    }

    private void requireLength(int length, int least, String block) {
        if (length < least) {
            throw new MalformedCaptureException(
                    input.offset(), block + " of at least " + least + " bytes", length + " bytes");
        }
    }

    private int u16(int at) {
        int value = BigEndian.u16(input.bytes(), input.position() + at);
        return littleEndian ? Short.reverseBytes((short) value) & 0xffff : value;
    }

    private long u32(int at) {
        return i32(at) & 0xffffffffL;
    }

    private long i64(int at) {
        long value = BigEndian.i64(input.bytes(), input.position() + at);
        return littleEndian ? Long.reverseBytes(value) : value;
    }

    private int i32(int at) {
        int value = BigEndian.i32(input.bytes(), input.position() + at);
        return littleEndian ? Integer.reverseBytes(value) : value;
    }

    @Override
    public Set<Integer> linkTypes() {
        return interfaces.stream().map(Interface::linkType).collect(Collectors.toSet());
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
    public List<Finding> findings() {
        return drops.findings();
    }

    @Override
    public long clockResolutionNanos() {
        return clockResolutionNanos;
    }

    private record Interface(int linkType, long snapLength, TimestampResolution resolution, long offsetSeconds) {

        long epochNanos(long units) {
            return resolution.toNanos(units) + offsetSeconds * 1_000_000_000L;
        }
    }

    private static final class InterfaceOptions {

        static final int END = 0;
        static final int RESOLUTION = 9;
        static final int OFFSET = 14;

        private TimestampResolution resolution = TimestampResolution.MICRO;
        private long offsetSeconds;
    }
}
