package io.tidemark.ingest.support;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes pcap files for tests. */
public final class PcapBuilder {

    public static final int ETHERNET = 1;
    public static final int RAW_IP = 101;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final ByteOrder order;
    private final boolean nanos;

    /** Begins a file with microseconds, least significant byte first. */
    public PcapBuilder(int linkType) {
        this(linkType, ByteOrder.LITTLE_ENDIAN, false);
    }

    /** Begins a file. */
    public PcapBuilder(int linkType, ByteOrder order, boolean nanos) {
        this.order = order;
        this.nanos = nanos;
        ByteBuffer header = ByteBuffer.allocate(24).order(order);
        header.putInt(nanos ? 0xa1b23c4d : 0xa1b2c3d4).putShort((short) 2).putShort((short) 4);
        file.writeBytes(header.putInt(16, 262_144).putInt(20, linkType).array());
    }

    /** Adds a frame that was captured whole. */
    public PcapBuilder add(long epochNanos, byte[] frame) {
        return add(epochNanos, frame, frame.length);
    }

    /** Adds a frame of which only the beginning was captured. */
    public PcapBuilder add(long epochNanos, byte[] captured, int originalLength) {
        long fraction = epochNanos % NANOS_PER_SECOND;
        file.writeBytes(ByteBuffer.allocate(16)
                .order(order)
                .putInt((int) (epochNanos / NANOS_PER_SECOND))
                .putInt((int) (nanos ? fraction : fraction / 1_000))
                .putInt(captured.length)
                .putInt(originalLength)
                .array());
        file.writeBytes(captured);
        return this;
    }

    public byte[] bytes() {
        return file.toByteArray();
    }

    public InputStream stream() {
        return new ByteArrayInputStream(bytes());
    }
}
