package io.tidemark.ingest.connlog;

import io.tidemark.ingest.packet.TcpFlags;

/**
 * What a log tells of the segments of a TCP connection. Counts are the least there were: logs leave out retransmissions, or say only
 * that there was one.
 *
 * @param syn segments with SYN and without ACK
 * @param synAck segments with SYN and ACK
 * @param originatorFin the originator's segments with FIN
 * @param responderFin the responder's segments with FIN
 * @param rst segments with RST
 * @param established whether the originator went on after a SYN-ACK
 * @param others whether there was any segment without SYN
 */
public record TcpSegments(
        int syn, int synAck, int originatorFin, int responderFin, int rst, boolean established, boolean others) {

    private static final int NOT_OF_A_SYN_ACK = TcpFlags.FIN | TcpFlags.RST | TcpFlags.PSH;
    private static final int NOT_OF_A_SYN = NOT_OF_A_SYN_ACK | TcpFlags.ACK;

    /** None, as for UDP. */
    public static final TcpSegments NONE = new TcpSegments(0, 0, 0, 0, 0, false, false);

    /**
     * The least that was sent by all flags that each side was seen with.
     *
     * @param originator bits of {@link TcpFlags}
     * @param responder likewise
     */
    public static TcpSegments ofFlags(int originator, int responder) {
        boolean answeredBySynAck = has(responder, TcpFlags.SYN);
        boolean originatorWentOn = has(originator, NOT_OF_A_SYN);
        boolean responderWentOn = has(responder, answeredBySynAck ? NOT_OF_A_SYN_ACK : NOT_OF_A_SYN);
        return new TcpSegments(
                bit(originator, TcpFlags.SYN),
                bit(responder, TcpFlags.SYN),
                bit(originator, TcpFlags.FIN),
                bit(responder, TcpFlags.FIN),
                bit(originator, TcpFlags.RST) + bit(responder, TcpFlags.RST),
                answeredBySynAck && originatorWentOn,
                originatorWentOn || responderWentOn);
    }

    private static boolean has(int flags, int any) {
        return (flags & any) != 0;
    }

    private static int bit(int flags, int flag) {
        return has(flags, flag) ? 1 : 0;
    }

    /** The same of a connection that is known to have carried data. */
    TcpSegments goneOn() {
        return new TcpSegments(syn, synAck, originatorFin, responderFin, rst, synAck > 0, true);
    }

    /** The least number of packets that they take. */
    long leastPackets() {
        return (long) syn + synAck + (others ? 1 : 0);
    }

    /** Whether the connection was closed: by an RST, or by both sides' FINs. */
    boolean closed() {
        return rst > 0 || originatorFin > 0 && responderFin > 0;
    }
}
