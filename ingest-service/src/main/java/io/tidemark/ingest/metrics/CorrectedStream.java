package io.tidemark.ingest.metrics;

import io.tidemark.contracts.StreamRecord;
import io.tidemark.contracts.StreamRecord.Measured;
import java.util.Set;

/**
 * A stream as a session definition sees it.
 *
 * @param stream as captured
 * @param made what of it is corrected
 */
public record CorrectedStream(StreamRecord stream, Set<Correction> made) {

    /** With all corrections, unless the stream is measured as captured. */
    public static CorrectedStream of(StreamRecord stream) {
        return new CorrectedStream(stream, Correction.of(stream));
    }

    boolean isTcp() {
        return stream.protocol().equals("tcp");
    }

    /** Whether it is no session of a user at a firewall. */
    boolean isLeftOut() {
        return made.stream().anyMatch(this::isLeftOutBy);
    }

    private boolean isLeftOutBy(Correction kind) {
        return stream.measured() != null
                && kind.label().equals(stream.measured().leftOut());
    }

    /** Whether a correction that is made has something to correct here, be the number of connections the same. */
    boolean isMarked(Correction kind) {
        if (!made.contains(kind)) {
            return false;
        }
        Measured measured = stream.measured();
        return switch (kind) {
            case DUPLICATES -> measured.copies() > 0;
            case CLOCK -> measured.startEpochNanos() != stream.startEpochNanos() || endsOnAnotherClock();
            default -> isLeftOutBy(kind);
        };
    }

    /** Whether it is TCP whose SYN the capture lacks, but not the answer. */
    boolean beginsWithAnswer() {
        return begins(StreamRecord.BEGINS_WITH_ANSWER) && made.contains(Correction.SYN_ACK_STARTS);
    }

    /** Whether it is TCP that was there before the capture. */
    boolean beginsBefore() {
        return begins(StreamRecord.BEGINS_BEFORE) && made.contains(Correction.OPEN_BEFORE);
    }

    /**
     * Whether the responder opened it: what begins with the answer shows the other endpoint first, and of what was there before, the endpoint of
     * the higher port is taken for the one that opened it.
     */
    private boolean openedByResponder() {
        return beginsWithAnswer() || beginsBefore() && stream.responderPort() > stream.originatorPort();
    }

    /** What stands for the address of the endpoint that opened it. */
    public String opener() {
        return openedByResponder() ? stream.responder() : stream.originator();
    }

    /** Whether it is TCP of which the capture shows one direction only, so that it can show one FIN at most. */
    boolean showsOneDirection() {
        return isTcp() && stream.replyEpochNanos() == null && made.contains(Correction.SYN_ACK_STARTS);
    }

    private boolean begins(String how) {
        return stream.measured() != null && how.equals(stream.measured().begins());
    }

    /** Whether it is taken to be still open when the capture ends. */
    boolean isOpen() {
        return made.isEmpty() ? stream.open() : stream.measured().open();
    }

    /** Number of packets, of several copies one. */
    long packets() {
        return made.contains(Correction.DUPLICATES)
                ? stream.packets() - stream.measured().copies()
                : stream.packets();
    }

    /** Time of the first packet, in epoch nanoseconds. */
    long start() {
        return made.contains(Correction.CLOCK) ? stream.measured().startEpochNanos() : stream.startEpochNanos();
    }

    /**
     * Time of the last packet in file order, or of the first where that is later, in epoch nanoseconds. Where copies come after it or the clock is
     * corrected, that of the latest packet.
     */
    long end() {
        boolean asCaptured =
                !isMarked(Correction.DUPLICATES) && !(made.contains(Correction.CLOCK) && endsOnAnotherClock());
        return asCaptured ? Math.max(start(), stream.endEpochNanos()) : lastBurstEnd();
    }

    /** Whether a step of the clock lies between the last packet as captured and its time once that is undone. */
    private boolean endsOnAnotherClock() {
        long[] bursts = stream.bursts();
        long corrected = stream.measured().startEpochNanos() + bursts[bursts.length - 1];
        return Math.abs(corrected - stream.endEpochNanos()) > StreamRecord.REORDERED_NANOS;
    }

    /** Time of the latest packet, in epoch nanoseconds. */
    long lastBurstEnd() {
        long[] bursts = stream.bursts();
        return start() + bursts[bursts.length - 1];
    }
}
