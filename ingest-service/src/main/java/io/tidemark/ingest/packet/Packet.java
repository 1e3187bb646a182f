package io.tidemark.ingest.packet;

import io.tidemark.ingest.capture.BigEndian;

/**
 * One transport header found in a frame. A reusable view: it is valid until decoding goes on. Addresses are two 64-bit words,
 * most significant first; an IPv4 address is the lower half of the second.
 */
public final class Packet {

    Protocol protocol = Protocol.TCP;
    int stream = -1;
    int addressBytes;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int sourcePort;
    int destinationPort;
    int flags;
    boolean tellsFlags;
    int completeness = -1;
    int sequence;
    int acknowledgment;
    boolean sequenced;
    boolean broadcast;
    int depth;
    boolean sampled;
    int identification;
    int hopLimit;
    long identity;
    int payloadMark;
    int ipProtocol;
    SessionKind sessionKind = SessionKind.OTHER;
    int sessionIdentifier;

    /**
     * A header of which no more is known than its endpoints.
     *
     * @param source address of the sender, 0 to 16 bytes
     * @param destination address of the receiver, likewise
     */
    public static Packet between(
            Protocol protocol, byte[] source, int sourcePort, byte[] destination, int destinationPort) {
        Packet packet = new Packet();
        packet.protocol = protocol;
        packet.setAddresses(source, destination);
        packet.sourcePort = sourcePort;
        packet.destinationPort = destinationPort;
        return packet;
    }

    /** Gives it the number of its stream. */
    public Packet ofStream(int number) {
        stream = number;
        return this;
    }

    /** Gives it flags that Wireshark shows. */
    public Packet withFlags(int bits) {
        flags = bits;
        tellsFlags = true;
        return this;
    }

    /** Gives it the completeness that Wireshark shows in place of its flags. */
    public Packet withCompleteness(int bits) {
        completeness = bits;
        return this;
    }

    /** Sets the addresses, each 0 to 16 bytes, most significant first. */
    void setAddresses(byte[] source, byte[] destination) {
        addressBytes = Math.max(source.length, destination.length);
        sourceHigh = high(source);
        sourceLow = low(source);
        destinationHigh = high(destination);
        destinationLow = low(destination);
    }

    private static long high(byte[] address) {
        return address.length > Long.BYTES ? BigEndian.i64(address, 0) : 0;
    }

    private static long low(byte[] address) {
        long low = 0;
        for (int i = Math.max(0, address.length - Long.BYTES); i < address.length; i++) {
            low = low << Byte.SIZE | address[i] & 0xff;
        }
        return low;
    }

    /** TCP or UDP. */
    public Protocol protocol() {
        return protocol;
    }

    /** The number of its stream, where the input has numbered streams already; else -1. */
    public int stream() {
        return stream;
    }

    /** Length of both addresses in bytes: 4 or 16; 6 where only Ethernet's are known, 0 where none are. */
    public int addressBytes() {
        return addressBytes;
    }

    /** The first 64 bits of the sender's address. */
    public long sourceHigh() {
        return sourceHigh;
    }

    /** The last 64 bits of the sender's address. */
    public long sourceLow() {
        return sourceLow;
    }

    /** The first 64 bits of the receiver's address. */
    public long destinationHigh() {
        return destinationHigh;
    }

    /** The last 64 bits of the receiver's address. */
    public long destinationLow() {
        return destinationLow;
    }

    /** The sender's port. */
    public int sourcePort() {
        return sourcePort;
    }

    /** The receiver's port. */
    public int destinationPort() {
        return destinationPort;
    }

    /** The bits of {@link TcpFlags}; 0 for UDP. */
    public int flags() {
        return flags;
    }

    /** Whether Wireshark shows these flags: not where the header is too short for one, though they number its stream. */
    public boolean tellsFlags() {
        return tellsFlags;
    }

    /** Wireshark's {@code tcp.completeness} of the stream by then, where that is known in place of flags; else -1. */
    public int completeness() {
        return completeness;
    }

    /** TCP's sequence number, 0 for UDP. */
    public int sequence() {
        return sequence;
    }

    /** TCP's acknowledgment number, 0 for UDP. */
    public int acknowledgment() {
        return acknowledgment;
    }

    /**
     * Whether the sequence numbers are those of a segment that was on its way here: not of one quoted in an ICMP error, nor of
     * a lone fragment.
     */
    public boolean sequenced() {
        return sequenced;
    }

    /** Whether the frame that the innermost IP header lies in is addressed to every station of its link. */
    public boolean broadcast() {
        return broadcast;
    }

    /** How many headers found in the same frame carry this one. */
    public int depth() {
        return depth;
    }

    /** Whether it is one of many that passed a switch, which sent but some of them. */
    public boolean sampled() {
        return sampled;
    }

    /** IPv4's identification; 0 where it has none, and of IPv6. */
    public int identification() {
        return identification;
    }

    /** How many routers it may still pass. */
    public int hopLimit() {
        return hopLimit;
    }

    /** Whether {@link #identity()} tells it from others. */
    public boolean hasIdentity() {
        return identity != PacketIdentity.NONE;
    }

    /** The same for all captures of one packet on its way, and hardly ever for two packets. */
    public long identity() {
        return identity;
    }

    /** The same for all datagrams with the same payload, whatever their addresses; 0 where it is not known, and of TCP. */
    public int payloadMark() {
        return payloadMark;
    }

    /** Number of the protocol of IP whose session it belongs to, where it is neither of TCP nor of UDP. */
    public int ipProtocol() {
        return ipProtocol;
    }

    /** What that session is told by. */
    public SessionKind sessionKind() {
        return sessionKind;
    }

    /** Tells that session from others between the same hosts; of SCTP the sender's port, then the receiver's. */
    public int sessionIdentifier() {
        return sessionIdentifier;
    }
}
