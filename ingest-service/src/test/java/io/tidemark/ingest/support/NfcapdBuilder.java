package io.tidemark.ingest.support;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes files of nfcapd, layout 2, of one block. */
public final class NfcapdBuilder {

    private static final int MOST_BYTES = 1 << 16;

    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private int count;

    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] written(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    /** A record of any type. */
    public NfcapdBuilder record(int type, byte[] body) {
        ByteBuffer record = buffer().putShort((short) type).putShort((short) (body.length + 4));
        records.writeBytes(written(record.put(body)));
        count++;
        return this;
    }

    /** A sampler: so many packets are looked at, and the next so many are not. */
    public NfcapdBuilder sampler(int packets, int passed) {
        return record(15, written(buffer().putInt(1).putLong(-2).putInt(packets).putInt(passed)));
    }

    /** A flow; times in milliseconds since 1970. */
    public NfcapdBuilder flow(
            String from,
            int port,
            String to,
            int toPort,
            int protocol,
            int flags,
            long packets,
            long first,
            long last) {
        return flow(0, from, port, to, toPort, protocol, flags, packets, first, last, new byte[0]);
    }

    /**
     * A flow with flags of its record.
     *
     * @param more elements behind the others
     */
    public NfcapdBuilder flow(
            int recordFlags,
            String from,
            int port,
            String to,
            int toPort,
            int protocol,
            int flags,
            long packets,
            long first,
            long last,
            byte[] more) {
        ByteBuffer body =
                buffer().putShort((short) 2).putInt(0).put((byte) recordFlags).put((byte) 9);
        byte[] source = address(from);
        body.putShort((short) (source.length == 4 ? 2 : 3)).putShort((short) (4 + 2 * source.length));
        body.put(source).put(address(to));
        body.putShort((short) 1)
                .putShort((short) 52)
                .putLong(first)
                .putLong(last)
                .putLong(last);
        body.putLong(packets).putLong(packets * 60).putShort((short) port).putShort((short) toPort);
        body.put((byte) protocol).put((byte) flags).putShort((short) 0).put(more);
        return record(11, written(body));
    }

    /** An element of a flow. */
    public static byte[] element(int type, byte[] body) {
        ByteBuffer element = buffer().putShort((short) type).putShort((short) (body.length + 4));
        return written(element.put(body));
    }

    /** Packets and bytes of the other direction. */
    public static byte[] back(long packets, long bytes) {
        return element(6, written(buffer().putLong(1).putLong(packets).putLong(bytes)));
    }

    /** A number of 32 bits, or two of 64, the least significant byte of each first. */
    private static byte[] address(String text) {
        try {
            ByteBuffer address = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());
            ByteBuffer turned = buffer();
            return written(
                    address.capacity() == 4
                            ? turned.putInt(address.getInt())
                            : turned.putLong(address.getLong()).putLong(address.getLong()));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The records. */
    public byte[] block() {
        return records.toByteArray();
    }

    /** The file, as it is. */
    public byte[] bytes() {
        return bytes(0, block());
    }

    /** The file, with a block that is compressed. */
    public byte[] bytes(int compression, byte[] block) {
        ByteBuffer file = buffer().putShort((short) 0xa50c)
                .putShort((short) 2)
                .putInt(0x0107_0100)
                .putLong(0);
        file.put((byte) compression)
                .put((byte) 0)
                .putShort((short) 0)
                .putInt(0)
                .putLong(0)
                .putInt(0)
                .putInt(1);
        file.putInt(count)
                .putInt(block.length)
                .putShort((short) 3)
                .putShort((short) 0)
                .put(block);
        return written(file);
    }
}
