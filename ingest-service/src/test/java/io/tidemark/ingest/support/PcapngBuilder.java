package io.tidemark.ingest.support;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes pcapng files for tests, block by block. */
public final class PcapngBuilder {

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    /** Begins a section. */
    public PcapngBuilder section(ByteOrder sectionOrder) {
        order = sectionOrder;
        return block(
                0x0a0d0d0a,
                body(16).putInt(0x1a2b3c4d)
                        .putShort((short) 1)
                        .putShort((short) 0)
                        .putLong(-1));
    }

    /** Describes an interface. */
    public PcapngBuilder describe(int linkType, int snapLength, byte[] options) {
        ByteBuffer body = body(8 + options.length).putShort((short) linkType).putShort((short) 0);
        return block(1, body.putInt(snapLength).put(options));
    }

    /** An option {@code if_tsresol}. */
    public byte[] resolution(int value) {
        return body(8).putShort((short) 9).putShort((short) 1).put((byte) value).array();
    }

    /** An option {@code if_tsoffset}. */
    public byte[] offset(long seconds) {
        return body(12).putShort((short) 14)
                .putShort((short) 8)
                .putLong(seconds)
                .array();
    }

    /** A frame in an enhanced packet block. */
    public PcapngBuilder enhanced(int interfaceNumber, long units, byte[] frame) {
        ByteBuffer body = body(20 + padded(frame.length)).putInt(interfaceNumber);
        body.putInt((int) (units >>> 32))
                .putInt((int) units)
                .putInt(frame.length)
                .putInt(frame.length);
        return block(6, body.put(frame));
    }

    /** A frame in an obsolete packet block. */
    public PcapngBuilder obsolete(int interfaceNumber, long units, byte[] frame) {
        ByteBuffer body = body(20 + padded(frame.length))
                .putShort((short) interfaceNumber)
                .putShort((short) 7);
        body.putInt((int) (units >>> 32))
                .putInt((int) units)
                .putInt(frame.length)
                .putInt(frame.length);
        return block(2, body.put(frame));
    }

    /** A frame in a simple packet block. */
    public PcapngBuilder simple(byte[] frame) {
        return block(3, body(4 + padded(frame.length)).putInt(frame.length).put(frame));
    }

    /** A block of any type and content. */
    public PcapngBuilder other(int type, byte[] content) {
        return block(type, body(padded(content.length)).put(content));
    }

    public byte[] bytes() {
        return file.toByteArray();
    }

    private PcapngBuilder block(int type, ByteBuffer body) {
        int length = 12 + body.capacity();
        file.writeBytes(body(8).putInt(type).putInt(length).array());
        file.writeBytes(body.array());
        file.writeBytes(body(4).putInt(length).array());
        return this;
    }

    private ByteBuffer body(int length) {
        return ByteBuffer.allocate(length).order(order);
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }
}
