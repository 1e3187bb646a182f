package io.tidemark.ingest.metrics;

import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.StreamRecord;

/**
 * How long a product holds an entry of UDP. Both sides have sent when a packet comes after the first reply, so a question and its answer
 * alone are not it: so do pf and Linux, and others have one timeout for both. A record tells the first reply only: an entry made after
 * an idle gap counts as answered if the stream ever was, unless it is a single packet; and it does not tell whose the packet after
 * the reply was, for which pf asks.
 *
 * @param idle timeouts after a single packet, after several of the originator, after packets of both sides
 * @param multipleAfterNanos how long an entry must be in use before the last of them holds
 */
record UdpTimeouts(Timeouts idle, long multipleAfterNanos) {

    static UdpTimeouts of(SessionProfile.Udp udp) {
        if (udp == null) {
            return new UdpTimeouts(Timeouts.of(null, null, null), 0);
        }
        return new UdpTimeouts(
                Timeouts.of(udp.first(), udp.single(), udp.multiple()),
                udp.multipleAfter() == null ? 0 : Timeouts.nanos(udp.multipleAfter()));
    }

    FirewallProfile.Hold heldUntil(StreamRecord stream) {
        return new FirewallProfile.Hold() {
            @Override
            public long end(long entryStart, long burstStart, long burstEnd) {
                boolean single = burstStart == burstEnd && entryStart == burstStart;
                boolean multiple = wentOnAfterReply(stream, burstEnd) && burstEnd - entryStart > multipleAfterNanos;
                return burstEnd + idle.of(single ? 0 : multiple ? 2 : 1);
            }

            @Override
            public boolean closedBy(long epochNanos) {
                return false;
            }
        };
    }

    private static boolean wentOnAfterReply(StreamRecord stream, long at) {
        return stream.replyEpochNanos() != null && stream.replyEpochNanos() < at;
    }
}
