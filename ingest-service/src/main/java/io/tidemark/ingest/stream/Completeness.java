package io.tidemark.ingest.stream;

import io.tidemark.ingest.connlog.TcpSegments;

/**
 * What Wireshark's {@code tcp.completeness} says of a TCP stream: which kinds of segments it has seen. In one pass over a capture a
 * packet shows what came before it, in two passes what the whole stream holds. So where a packet of the responder shows no more than a SYN, it is the first
 * answer, and unless a later packet shows a SYN-ACK, it was an RST.
 *
 * @param segments the least that was seen
 * @param verdict whether that makes a connection
 */
record Completeness(TcpSegments segments, LogVerdict verdict) {

    private static final int SYN = 1;
    private static final int SYN_ACK = 2;
    private static final int ACK = 4;
    private static final int DATA = 8;
    private static final int FIN = 16;
    private static final int RST = 32;
    private static final int OTHERS = ACK | DATA | FIN | RST;

    /**
     * @param bits of the field
     * @param fromOpener whether the packet that shows them is of the side that opened the stream
     */
    static Completeness of(int bits, boolean fromOpener) {
        boolean refused = bits == SYN && !fromOpener;
        int fin = has(bits, FIN) ? 1 : 0;
        TcpSegments segments = new TcpSegments(
                has(bits, SYN) ? 1 : 0,
                has(bits, SYN_ACK) ? 1 : 0,
                fin,
                fin,
                has(bits, RST) || refused ? 1 : 0,
                has(bits, SYN_ACK) && has(bits, ACK),
                has(bits, OTHERS) || refused);
        return new Completeness(segments, verdict(segments));
    }

    private static LogVerdict verdict(TcpSegments segments) {
        if (segments.syn() == 0) {
            return LogVerdict.NONE;
        }
        return segments.others() ? LogVerdict.BY_SILENCE : LogVerdict.NO_CONNECTION;
    }

    private static boolean has(int bits, int any) {
        return (bits & any) != 0;
    }
}
