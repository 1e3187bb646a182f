package io.tidemark.contracts;

/**
 * One stream of a capture: all packets of a conversation between two endpoints, numbered as Wireshark numbers {@code
 * tcp.stream} and {@code udp.stream}. Times are epoch nanoseconds; addresses are keyed pseudonyms.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param stream number of the stream within its protocol, from 0
 * @param startEpochNanos time of the first packet in file order
 * @param endEpochNanos time of the last packet in file order; before the start where the clock ran backwards
 * @param packets number of packets, headers quoted in ICMP errors included
 * @param bytes sum of the original frame lengths, null where the input has none
 * @param syn segments with SYN and without ACK
 * @param synAck segments with SYN and ACK
 * @param fin segments with FIN
 * @param rst segments with RST
 * @param lastFlags flags of the last segment as tshark's {@code tcp.flags.str} writes them, null for UDP and where the
 *     input does not tell
 * @param originator pseudonym of the endpoint that sent the first packet
 * @param responder pseudonym of the other endpoint
 * @param originatorPort port of the originator
 * @param responderPort port of the responder
 * @param connection whether the stream counts as a connection of the {@code wire} definition
 * @param open whether a connection is taken to be still open when the capture ends, so that its duration is a lower
 *     bound
 * @param bursts start and end of every burst (gap above 5 s between two), alternating, in nanoseconds after
 *     {@code startEpochNanos}; at most 1,000 bursts
 * @param synEpochNanos time of the first SYN without ACK, null where there is none
 * @param synAckEpochNanos time of the first SYN with ACK, null where there is none
 * @param establishedEpochNanos time of the originator's first segment without SYN after the SYN-ACK, null where there is none
 * @param originatorFinEpochNanos time of the originator's first FIN, null where there is none
 * @param responderFinEpochNanos time of the responder's first FIN, null where there is none
 * @param rstEpochNanos time of the first RST, null where there is none
 * @param replyEpochNanos time of the responder's first packet, null where there is none
 * @param measured what session definitions see of it; null where the capture is measured as captured, and in messages older than
 *     this member
 */
public record StreamRecord(
        String protocol,
        long stream,
        long startEpochNanos,
        long endEpochNanos,
        long packets,
        Long bytes,
        long syn,
        long synAck,
        long fin,
        long rst,
        String lastFlags,
        String originator,
        int originatorPort,
        String responder,
        int responderPort,
        boolean connection,
        boolean open,
        long[] bursts,
        Long synEpochNanos,
        Long synAckEpochNanos,
        Long establishedEpochNanos,
        Long originatorFinEpochNanos,
        Long responderFinEpochNanos,
        Long rstEpochNanos,
        Long replyEpochNanos,
        Measured measured) {

    /** A gap between two packets of a stream that is longer than this begins a new burst, in nanoseconds. */
    public static final long BURST_GAP_NANOS = 5_000_000_000L;

    /** The most bursts a record holds; beyond it those with the shortest gaps between them are merged. */
    public static final int MAX_BURSTS = 1_000;

    /**
     * A UDP stream that is silent for longer, in nanoseconds, is more than one connection of {@code wire}: the shortest time after
     * which a NAT may forget it, RFC 4787, REQ-5.
     */
    public static final long UDP_IDLE_NANOS = 120_000_000_000L;

    /** Packets of a capture that are dated back by no more than this, in nanoseconds, are out of order; by more, its clock was set. */
    public static final long REORDERED_NANOS = 1_000_000_000L;

    /** What {@link Measured#begins} says of TCP whose first packet is the SYN-ACK: the capture shows one direction only. */
    public static final String BEGINS_WITH_ANSWER = "syn-ack";

    /** What {@link Measured#begins} says of TCP of both directions whose handshake was before the capture. */
    public static final String BEGINS_BEFORE = "before";

    /**
     * What session definitions see of a stream where its packets as captured would mislead. Bursts and the times of SYN, SYN-ACK,
     * FIN, RST and reply are on the corrected clock.
     *
     * @param leftOut why it is no session of a user at a firewall; null where it is one
     * @param begins {@value StreamRecord#BEGINS_WITH_ANSWER} or {@value StreamRecord#BEGINS_BEFORE}; null else
     * @param open whether a connection is taken to be still open when the capture ends
     * @param copies number of packets that repeat another packet of the capture
     * @param startEpochNanos time of the first packet once steps of the clock are undone; bursts count from it
     */
    public record Measured(String leftOut, String begins, boolean open, long copies, long startEpochNanos) {}
}
