package io.tidemark.ingest.support;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes pcap files for tests (microseconds, little-endian, Ethernet, IPv4): whole TCP connections and single UDP datagrams,
 * one after another on a clock that starts at {@link #START_EPOCH_SECOND}.
 */
public final class PcapFile {

    /** Second of the first frame. */
    public static final long START_EPOCH_SECOND = 1_700_000_000L;

    /** Frames of one connection: SYN, SYN-ACK, ACK, data, FIN from both sides and the last ACK. */
    public static final int FRAMES_PER_CONNECTION = 7;

    private static final int HEADER_BYTES = 24;
    private static final int ETHERNET_BYTES = 14;
    private static final int IPV4_BYTES = 20;
    private static final int TCP_BYTES = 20;
    private static final int UDP_BYTES = 8;
    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int PUSH = 0x08;
    private static final int ACK = 0x10;
    private static final int CLIENT = 0x0A000001;
    private static final int SERVER = 0x0A000002;
    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int UDP = 17;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private long clockMicros;

    private PcapFile() {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4);
        header.putInt(0).putInt(0).putInt(65_535).putInt(1);
        file.writeBytes(header.array());
    }

    /** A file without a frame. */
    public static PcapFile empty() {
        return new PcapFile();
    }

    /** Connections of 0.3 s, one a second, each from a port of its own. */
    public static PcapFile ofConnections(int count) {
        PcapFile pcap = new PcapFile();
        for (int connection = 0; connection < count; connection++) pcap.connection(10_000 + connection, 0);
        return pcap;
    }

    /**
     * Adds a connection from a client's port that lasts 0.3 s; the next begins a second later.
     *
     * @param port port of the client
     * @param payloadBytes bytes that it sends
     */
    public PcapFile connection(int port, int payloadBytes) {
        tcp(port, true, 1_000, SYN, 0);
        tcp(port, false, 5_000, SYN | ACK, 0);
        tcp(port, true, 1_001, ACK, 0);
        tcp(port, true, 1_001, PUSH | ACK, payloadBytes);
        tcp(port, true, 1_001 + payloadBytes, FIN | ACK, 0);
        tcp(port, false, 5_001, FIN | ACK, 0);
        tcp(port, true, 1_002 + payloadBytes, ACK, 0);
        clockMicros += 1_000_000 - FRAMES_PER_CONNECTION * 50_000L;
        return this;
    }

    /** Adds a datagram from a client's port. */
    public PcapFile datagram(int port, int payloadBytes) {
        ByteBuffer segment = ByteBuffer.allocate(UDP_BYTES + payloadBytes);
        segment.putShort((short) port)
                .putShort((short) 53)
                .putShort((short) segment.capacity())
                .putShort((short) 0);
        frame(true, UDP, segment.array());
        return this;
    }

    /** Adds a frame that belongs to no stream: ICMP. */
    public PcapFile frameOfNothing() {
        frame(true, ICMP, new byte[UDP_BYTES]);
        return this;
    }

    /** The file. */
    public byte[] bytes() {
        return file.toByteArray();
    }

    /** The file in gzip. */
    public byte[] gzipped() {
        return Compressed.gzip(bytes());
    }

    private void tcp(int port, boolean fromClient, int sequence, int flags, int payloadBytes) {
        ByteBuffer segment = ByteBuffer.allocate(TCP_BYTES + payloadBytes);
        segment.putShort((short) (fromClient ? port : 443)).putShort((short) (fromClient ? 443 : port));
        segment.putInt(sequence).putInt(0).put((byte) (TCP_BYTES / 4 << 4)).put((byte) flags);
        segment.putShort((short) 1_000).putShort((short) 0).putShort((short) 0);
        frame(fromClient, TCP, segment.array());
    }

    private void frame(boolean fromClient, int protocol, byte[] segment) {
        int bytes = ETHERNET_BYTES + IPV4_BYTES + segment.length;
        ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt((int) (START_EPOCH_SECOND + clockMicros / 1_000_000)).putInt((int) (clockMicros % 1_000_000));
        record.putInt(bytes).putInt(bytes);
        file.writeBytes(record.array());
        ByteBuffer frame = ByteBuffer.allocate(bytes);
        frame.position(ETHERNET_BYTES - 2).putShort((short) 0x0800);
        frame.put((byte) 0x45).put((byte) 0).putShort((short) (IPV4_BYTES + segment.length));
        frame.putInt(0).put((byte) 64).put((byte) protocol).putShort((short) 0);
        frame.putInt(fromClient ? CLIENT : SERVER).putInt(fromClient ? SERVER : CLIENT);
        file.writeBytes(frame.put(segment).array());
        clockMicros += 50_000;
    }
}
