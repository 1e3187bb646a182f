package io.tidemark.ingest.packet;

import io.tidemark.ingest.capture.BigEndian;
import io.tidemark.ingest.capture.Frame;
import java.util.zip.Inflater;

/**
 * Where decoding stands in a frame, and what the headers so far have said. Bytes may end in two places: where the capture was
 * cut ({@link #captured()}) and where the packet did ({@link #remaining()}).
 */
final class Cursor {

    /** The transport header being read, with the addresses of the innermost IP header. */
    final Packet packet = new Packet();

    private final PacketReceiver receiver;
    private Frame frame = new Frame();
    private byte[] bytes = {};
    private int offset;
    private int capturedEnd;
    private long packetEnd;
    private long promisedEnd;
    private int vlan;
    private byte[] laterBytes = {};
    private int laterOffset;
    private int laterCapturedEnd;
    private long laterPacketEnd;
    private int laterDepth;
    private Layer later = Layer.END;
    private int depth;
    private boolean quoted;
    private boolean loneFragment;
    private boolean broadcast;
    private boolean sampled;
    private boolean inSession;
    private Outcome outcome = Outcome.NOT_IP;
    private final HeaderCuts cuts = new HeaderCuts();

    Cursor(PacketReceiver receiver) {
        this.receiver = receiver;
    }

    /** Goes to the start of a frame. */
    void begin(Frame next) {
        frame = next;
        bytes = next.bytes();
        offset = next.offset();
        capturedEnd = offset + next.capturedLength();
        packetEnd = offset + Math.max(next.originalLength(), next.capturedLength());
        promisedEnd = packetEnd;
        vlan = 0;
        depth = 0;
        later = Layer.END;
        quoted = false;
        loneFragment = false;
        broadcast = false;
        sampled = false;
        inSession = false;
        outcome = Outcome.NOT_IP;
    }

    /** Goes on in bytes put together from fragments. */
    void continueIn(byte[] reassembled, int length, int totalLength) {
        bytes = reassembled;
        offset = 0;
        capturedEnd = length;
        packetEnd = totalLength;
        promisedEnd = totalLength;
    }

    /** Whether it stands in these bytes. */
    boolean isIn(byte[] others) {
        return bytes == others;
    }

    /** Number of bytes from here that were captured. */
    int captured() {
        return capturedEnd - offset;
    }

    /** Number of bytes from here to the end of the packet, captured or not. */
    long remaining() {
        return packetEnd - offset;
    }

    boolean has(int count) {
        return capturedEnd - offset >= count;
    }

    void advance(int count) {
        offset += count;
    }

    /** Whether all bytes that the innermost length field promises were captured. */
    boolean whole() {
        return capturedEnd >= promisedEnd;
    }

    /** Ends the packet a number of bytes from here, unless it ends before: what follows is padding or a trailer. */
    void endAfter(long count) {
        promisedEnd = offset + count;
        packetEnd = Math.min(packetEnd, promisedEnd);
        capturedEnd = (int) Math.min(capturedEnd, packetEnd);
    }

    /**
     * Lets decoding go on a number of bytes from here, once it has ended in what lies between: packets beside each other. There
     * is but one such place; another takes its place.
     */
    void branch(int count, Layer layer) {
        laterBytes = bytes;
        laterOffset = offset + count;
        laterCapturedEnd = capturedEnd;
        laterPacketEnd = packetEnd;
        laterDepth = depth;
        later = layer;
    }

    /** Goes to where decoding is to go on. */
    Layer takeBranch() {
        Layer next = later;
        if (next != Layer.END) {
            bytes = laterBytes;
            offset = laterOffset;
            capturedEnd = laterCapturedEnd;
            packetEnd = laterPacketEnd;
            promisedEnd = packetEnd;
            depth = laterDepth;
            later = Layer.END;
        }
        return next;
    }

    int u8(int at) {
        return BigEndian.u8(bytes, offset + at);
    }

    int u16(int at) {
        return BigEndian.u16(bytes, offset + at);
    }

    int i32(int at) {
        return BigEndian.i32(bytes, offset + at);
    }

    long u32(int at) {
        return BigEndian.u32(bytes, offset + at);
    }

    long i64(int at) {
        return BigEndian.i64(bytes, offset + at);
    }

    /** 16 bits, least significant byte first. */
    int le16(int at) {
        return Short.reverseBytes((short) u16(at)) & 0xffff;
    }

    /** 32 bits, least significant byte first. */
    long le32(int at) {
        return Integer.reverseBytes(i32(at)) & 0xffffffffL;
    }

    void copyTo(byte[] target, int targetOffset, int length) {
        System.arraycopy(bytes, offset, target, targetOffset, length);
    }

    /** Gives the captured bytes from here on to be expanded. */
    void feed(Inflater inflater) {
        inflater.setInput(bytes, offset, captured());
    }

    /** The innermost VLAN so far, 0 where there is none. */
    int vlan() {
        return vlan;
    }

    void enterVlan(int identifier) {
        vlan = identifier;
    }

    /** What follows is addressed to every station of its link. */
    void enterBroadcast() {
        broadcast = true;
    }

    /** Whether the frame here is addressed to every station of its link; an IP packet inside of this one is not. */
    private boolean leaveBroadcast() {
        boolean was = broadcast;
        broadcast = false;
        return was;
    }

    /** Whether what is here is carried by a header found before, not quoted. */
    boolean inTunnel() {
        return depth > 0 && !quoted;
    }

    /** Says that a packet is here indeed, carried by the header found last. */
    void enterTunnel() {
        receiver.enterTunnel(depth - 1);
    }

    /** Here begins an IP packet; what is to be read inside of a session of another protocol makes that one a tunnel. */
    void enterIp() {
        leaveSession(true);
        packet.broadcast = leaveBroadcast();
    }

    /** Here begins a packet of a protocol of IP that has sessions of its own. */
    void enterSession(int protocol, SessionKind kind, int identifier) {
        inSession = !quoted;
        packet.ipProtocol = protocol;
        packet.sessionKind = kind;
        packet.sessionIdentifier = identifier;
    }

    /**
     * Tells of the session entered, if there is one.
     *
     * @param read whether packets inside of it are read
     */
    void leaveSession(boolean read) {
        if (inSession) {
            inSession = false;
            receiver.receiveSession(packet, read);
        }
    }

    /** From here on headers are those that an ICMP error quotes. */
    void enterQuote() {
        quoted = true;
    }

    /** From here on headers are those of a sampled packet, which belong to streams as those in a quote do. */
    void enterSample() {
        if (inTunnel()) {
            enterTunnel();
        }
        sampled = true;
        enterQuote();
    }

    /** The payload is the first fragment of a packet whose rest cannot be had. */
    void enterLoneFragment() {
        loneFragment = true;
    }

    /** Whether sequence numbers from here on count; see {@link Packet#sequenced()}. */
    boolean sequenced() {
        return !quoted && !loneFragment;
    }

    /** Hands on the transport header read. */
    void found() {
        outcome = Outcome.FOUND;
        leaveSession(true);
        packet.depth = depth++;
        packet.sampled = sampled;
        packet.identity = PacketIdentity.of(this, quoted);
        receiver.receive(frame, packet);
    }

    /** The datagram found last tells a collector of flows. */
    void foundExport() {
        if (!quoted) {
            receiver.receiveExport(packet, bytes, offset, captured());
        }
    }

    /** Ends decoding for a reason; a frame in which something was found before stays found. */
    Layer end(Outcome reason) {
        if (reason == Outcome.CUT_HEADER && !quoted) {
            cuts.add(frame, isIn(frame.bytes()) ? offset - frame.offset() : 0);
        }
        if (outcome != Outcome.FOUND) {
            outcome = reason;
        }
        return Layer.END;
    }

    HeaderCuts cuts() {
        return cuts;
    }

    Outcome outcome() {
        return outcome;
    }
}
