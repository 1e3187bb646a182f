package io.tidemark.ingest.metrics;

import io.tidemark.contracts.SessionProfile;
import io.tidemark.contracts.StreamRecord;

/**
 * How long a product holds an entry of UDP. A record tells the first reply only: an entry made after an idle gap counts as answered
 * if the stream ever was, unless it is a single packet.
 *
 * @param idle timeouts after a single packet, after several of the originator, after packets of both sides
 */
record UdpTimeouts(Timeouts idle) {

    static UdpTimeouts of(SessionProfile.Udp udp) {
        return new UdpTimeouts(
                udp == null ? Timeouts.of(null, null, null) : Timeouts.of(udp.first(), udp.single(), udp.multiple()));
    }

    FirewallProfile.Hold heldUntil(StreamRecord stream) {
        return new FirewallProfile.Hold() {
            @Override
            public long end(long entryStart, long burstStart, long burstEnd) {
                boolean single = burstStart == burstEnd && entryStart == burstStart;
                return burstEnd + idle.of(single ? 0 : answered(stream, burstEnd) ? 2 : 1);
            }

            @Override
            public boolean closedBy(long epochNanos) {
                return false;
            }
        };
    }

    private static boolean answered(StreamRecord stream, long at) {
        return stream.replyEpochNanos() != null && stream.replyEpochNanos() <= at;
    }
}
