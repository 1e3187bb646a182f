package io.tidemark.ingest.connlog;

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

    /** None, as for UDP. */
    public static final TcpSegments NONE = new TcpSegments(0, 0, 0, 0, 0, false, false);

    /** The least number of packets that they take. */
    long leastPackets() {
        return (long) syn + synAck + (others ? 1 : 0);
    }

    /** Whether the connection was closed: by an RST, or by both sides' FINs. */
    boolean closed() {
        return rst > 0 || originatorFin > 0 && responderFin > 0;
    }
}
