package io.tidemark.ingest.metrics;

import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.StreamRecord;
import java.util.OptionalLong;

/**
 * How long a product holds an entry of TCP.
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

    FirewallProfile.Hold heldUntil(StreamRecord stream) {
        long closeTime = closeTime(stream);
        return new FirewallProfile.Hold() {
            @Override
            public long end(long entryStart, long burstStart, long burstEnd) {
                return Math.min(burstEnd + idle.of(state(stream, burstEnd)), Math.max(closeTime, entryStart));
            }

            @Override
            public boolean closedBy(long epochNanos) {
                return closeTime <= epochNanos;
            }
        };
    }

    /** When RST or both FINs take the entry away, whichever is first. */
    private long closeTime(StreamRecord stream) {
        Long rst = stream.rstEpochNanos();
        long afterRst = rst == null || reset.isEmpty() ? NEVER : rst + reset.getAsLong();
        boolean bothFins = stream.originatorFinEpochNanos() != null && stream.responderFinEpochNanos() != null;
        if (!bothFins || closed.isEmpty()) {
            return afterRst;
        }
        long lastFin = Math.max(stream.originatorFinEpochNanos(), stream.responderFinEpochNanos());
        return Math.min(afterRst, lastFin + closed.getAsLong());
    }

    /** The state that a stream has reached at a time: the index of its idle timeout. */
    private static int state(StreamRecord stream, long at) {
        if (reached(stream.originatorFinEpochNanos(), at) || reached(stream.responderFinEpochNanos(), at)) {
            return 3;
        }
        if (reached(stream.establishedEpochNanos(), at)) {
            return 2;
        }
        return reached(stream.synAckEpochNanos(), at) ? 1 : 0;
    }

    private static boolean reached(Long time, long at) {
        return time != null && time <= at;
    }
}
