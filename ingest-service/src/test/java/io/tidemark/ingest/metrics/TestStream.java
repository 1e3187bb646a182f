package io.tidemark.ingest.metrics;

import io.tidemark.contracts.StreamRecord;

/** Makes stream records for tests; what is not set was never seen. Times are given in seconds after the start. */
final class TestStream {

    static final int RESPONDER_PORT = 2;

    private final String protocol;
    private final long start;
    private final long[] bursts;
    private String originator = "a";
    private boolean connection = true;
    private boolean open;
    private Long synAck;
    private Long established;
    private Long originatorFin;
    private Long responderFin;
    private Long rst;
    private Long reply;
    private StreamRecord.Measured measured;

    /**
     * @param bursts start and end of each burst, alternating, in nanoseconds after the start
     */
    TestStream(String protocol, long startEpochNanos, long[] bursts) {
        this.protocol = protocol;
        this.start = startEpochNanos;
        this.bursts = bursts;
    }

    TestStream originator(String pseudonym) {
        originator = pseudonym;
        return this;
    }

    TestStream open(boolean isOpen) {
        open = isOpen;
        return this;
    }

    /** A single datagram, which is no connection on the wire. */
    TestStream alone() {
        connection = false;
        return this;
    }

    TestStream reply(double seconds) {
        reply = at(seconds);
        return this;
    }

    /** A SYN-ACK and what the originator answered; null where there was none. */
    TestStream established(Double synAckSeconds, Double seconds) {
        synAck = synAckSeconds == null ? null : at(synAckSeconds);
        established = seconds == null ? null : at(seconds);
        return this;
    }

    TestStream fins(double originatorSeconds, double responderSeconds) {
        originatorFin = at(originatorSeconds);
        responderFin = at(responderSeconds);
        return this;
    }

    TestStream originatorFin(double seconds) {
        originatorFin = at(seconds);
        return this;
    }

    TestStream rst(double seconds) {
        rst = at(seconds);
        return this;
    }

    TestStream measured(String leftOut, String begins, long copies) {
        measured = new StreamRecord.Measured(leftOut, begins, open, copies, start);
        return this;
    }

    private Long at(double seconds) {
        return start + (long) (seconds * 1e9);
    }

    StreamRecord record() {
        boolean tcp = protocol.equals("tcp");
        return new StreamRecord(
                protocol,
                0,
                start,
                start + bursts[bursts.length - 1],
                2,
                null,
                tcp ? 1 : 0,
                0,
                0,
                0,
                null,
                originator,
                1,
                "b",
                RESPONDER_PORT,
                connection,
                open,
                bursts,
                tcp ? start : null,
                synAck,
                established,
                originatorFin,
                responderFin,
                rst,
                reply,
                measured);
    }
}
