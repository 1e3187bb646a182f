package io.tidemark.ingest.metrics;

import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.StreamRecord;
import java.util.OptionalLong;

/**
 * How long a product holds an entry of TCP. RST or both FINs, whichever timer runs out first, end the entry when that timer has run
 * out, be it shorter than the idle timeout before or longer, and further packets do not start it anew. Where one direction is seen, its FIN
 * stands for both.
 *
 * @param idle timeouts after a SYN, a SYN-ACK, the handshake, the first FIN
 * @param closed time from both FINs to the end, in nanoseconds; empty where the product is not known to have one
 * @param reset time from an RST to the end, in nanoseconds; empty where the product is not known to have one
 */
record TcpTimeouts(Timeouts idle, OptionalLong closed, OptionalLong reset) {

    private static final long NEVER = Long.MAX_VALUE;

    static TcpTimeouts of(SessionProfile.Tcp tcp) {
        if (tcp == null) {
            return new TcpTimeouts(Timeouts.of(null, null, null, null), OptionalLong.empty(), OptionalLong.empty());
        }
        return new TcpTimeouts(
                Timeouts.of(tcp.synSent(), tcp.synReceived(), tcp.established(), tcp.halfClosed()),
                closeTimer(tcp.closed()),
                closeTimer(tcp.reset()));
    }

    private static OptionalLong closeTimer(SessionProfile.Timeout timeout) {
        return timeout == null ? OptionalLong.empty() : OptionalLong.of(Timeouts.nanos(timeout));
    }

    FirewallProfile.Hold heldUntil(CorrectedStream corrected) {
        StreamRecord stream = corrected.stream();
        long rst = reset.isEmpty() ? NEVER : orNever(stream.rstEpochNanos());
        long bothFins = closed.isEmpty() ? NEVER : bothFins(corrected);
        long closing = Math.min(rst, bothFins);
        long end = Math.min(after(rst, reset), after(bothFins, closed));
        return new FirewallProfile.Hold() {
            @Override
            public long end(long entryStart, long burstStart, long burstEnd) {
                return closing <= burstEnd ? Math.max(end, entryStart) : burstEnd + idle.of(state(corrected, burstEnd));
            }

            @Override
            public boolean closedBy(long epochNanos) {
                return end <= epochNanos;
            }
        };
    }

    private static long bothFins(CorrectedStream corrected) {
        long originators = orNever(corrected.stream().originatorFinEpochNanos());
        long responders = orNever(corrected.stream().responderFinEpochNanos());
        return corrected.showsOneDirection() ? Math.min(originators, responders) : Math.max(originators, responders);
    }

    private static long orNever(Long epochNanos) {
        return epochNanos == null ? NEVER : epochNanos;
    }

    private static long after(long epochNanos, OptionalLong timer) {
        return epochNanos == NEVER ? NEVER : epochNanos + timer.orElseThrow();
    }

    /** The state that a stream has reached at a time: the index of its idle timeout. */
    private static int state(CorrectedStream corrected, long at) {
        StreamRecord stream = corrected.stream();
        if (reached(stream.originatorFinEpochNanos(), at) || reached(stream.responderFinEpochNanos(), at)) {
            return 3;
        }
        boolean lacksHandshake = corrected.beginsWithAnswer() || corrected.beginsBefore();
        if (lacksHandshake || reached(stream.establishedEpochNanos(), at)) {
            return 2;
        }
        return reached(stream.synAckEpochNanos(), at) ? 1 : 0;
    }

    private static boolean reached(Long time, long at) {
        return time != null && time <= at;
    }
}
