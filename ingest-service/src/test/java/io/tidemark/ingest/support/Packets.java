package io.tidemark.ingest.support;

import io.tidemark.ingest.text.AddressLiteral;
import io.tidemark.ingest.text.WrongFieldException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Packets for captures made in tests, as bytes from the IP header or the Ethernet header on. */
public final class Packets {

    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int ACK = 0x10;

    private static final int ETHERNET_BYTES = 14;

    private Packets() {}

    /** A TCP segment without payload from one port of 10.0.0.{@code from} to one of 10.0.0.{@code to}, over IPv4. */
    public static byte[] tcp(int from, int sourcePort, int to, int destinationPort, int flags, int sequence) {
        return ipv4(from, to, 6, tcpHeader(sourcePort, destinationPort, flags, sequence, 1));
    }

    /** The 20 bytes of a TCP header. */
    public static byte[] tcpHeader(int sourcePort, int destinationPort, int flags, int sequence, int acknowledgment) {
        return ByteBuffer.allocate(20)
                .putShort((short) sourcePort)
                .putShort((short) destinationPort)
                .putInt(sequence)
                .putInt(acknowledgment)
                .putShort((short) (5 << 12 | flags))
                .array();
    }

    /** A UDP datagram from one port of 10.0.0.{@code from} to one of 10.0.0.{@code to}, over IPv4. */
    public static byte[] udp(int from, int sourcePort, int to, int destinationPort, int payloadBytes) {
        return ipv4(from, to, 17, udpDatagram(sourcePort, destinationPort, new byte[payloadBytes]));
    }

    /** A UDP header and its payload. */
    public static byte[] udpDatagram(int sourcePort, int destinationPort, byte[] payload) {
        ByteBuffer header = ByteBuffer.allocate(8)
                .putShort((short) sourcePort)
                .putShort((short) destinationPort)
                .putShort((short) (8 + payload.length))
                .putShort((short) 0);
        return join(header.array(), payload);
    }

    /** An IPv4 packet from 10.0.0.{@code from} to 10.0.0.{@code to}. */
    public static byte[] ipv4(int from, int to, int protocol, byte[] payload) {
        return ipv4Fragment(from, to, protocol, 0, 0, payload);
    }

    /**
     * A fragment of an IPv4 packet.
     *
     * @param flagsAndOffset the 16 bits of flags and offset, in units of 8 bytes
     */
    public static byte[] ipv4Fragment(
            int from, int to, int protocol, int identification, int flagsAndOffset, byte[] payload) {
        ByteBuffer header = ByteBuffer.allocate(20)
                .putShort((short) 0x4500)
                .putShort((short) (20 + payload.length))
                .putShort((short) identification)
                .putShort((short) flagsAndOffset)
                .put((byte) 64)
                .put((byte) protocol)
                .putShort((short) 0)
                .putInt(10 << 24 | from)
                .putInt(10 << 24 | to);
        return join(header.array(), payload);
    }

    /** An IPv6 packet from fd00::{@code from} to fd00::{@code to}. */
    public static byte[] ipv6(int from, int to, int nextHeader, byte[] payload) {
        ByteBuffer header = ByteBuffer.allocate(40)
                .putInt(6 << 28)
                .putShort((short) payload.length)
                .put((byte) nextHeader)
                .put((byte) 64)
                .putLong(0xfdL << 56)
                .putLong(from)
                .putLong(0xfdL << 56)
                .putLong(to);
        return join(header.array(), payload);
    }

    /** The same IP packet between other addresses. */
    public static byte[] between(String source, String destination, byte[] packet) {
        byte[] readdressed = packet.clone();
        byte[] from = address(source);
        byte[] to = address(destination);
        int at = from.length == 4 ? 12 : 8;
        System.arraycopy(from, 0, readdressed, at, from.length);
        System.arraycopy(to, 0, readdressed, at + from.length, to.length);
        return readdressed;
    }

    private static byte[] address(String literal) {
        try {
            return AddressLiteral.bytes(literal);
        } catch (WrongFieldException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }

    /** The same Ethernet frame to every station of the link. */
    public static byte[] toBroadcast(byte[] frame) {
        byte[] readdressed = frame.clone();
        Arrays.fill(readdressed, 0, 6, (byte) 0xff);
        return readdressed;
    }

    /** An Ethernet frame. */
    public static byte[] ethernet(int etherType, byte[] payload) {
        byte[] header = new byte[ETHERNET_BYTES];
        header[0] = 2;
        header[6] = 2;
        header[12] = (byte) (etherType >> 8);
        header[13] = (byte) etherType;
        return join(header, payload);
    }

    /** Bytes given as numbers. */
    public static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** Bytes given as hexadecimal digits, with blanks between them for the eye. */
    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /** Bytes one after another. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
