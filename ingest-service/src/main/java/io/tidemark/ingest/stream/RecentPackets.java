package io.tidemark.ingest.stream;

import io.tidemark.ingest.packet.Packet;

/**
 * The packets seen last, to tell one that is in a capture twice: on several interfaces, before and after a router, at both ports of a mirror. The
 * copy comes within the time that a packet takes from one place to the other, and its hop limit is not higher. A sender's next
 * datagram with the same bytes has another identification; where there is none, only less time tells the two apart.
 *
 * <p>A table of {@value #SETS} sets of {@value #WAYS}; in each the newest packet takes the place of the oldest.
 */
final class RecentPackets {

    /** What a packet may wait in the queues of a router. */
    private static final long MOST_NANOS = 100_000_000L;
    /** Shorter than any timeout after which a datagram is sent again. */
    private static final long MOST_NANOS_WITHOUT_IDENTIFICATION = 20_000_000L;

    private static final int SETS = 1 << 11;
    private static final int WAYS = 4;

    private final long[] identities = new long[SETS * WAYS];
    private final long[] times = new long[SETS * WAYS];
    private final short[] hopLimits = new short[SETS * WAYS];
    private final byte[] oldest = new byte[SETS];

    /** Whether a packet repeats one seen before; takes it in where it does not. */
    boolean repeats(Packet packet, long epochNanos) {
        if (!packet.hasIdentity()) {
            return false;
        }
        int set = (int) (packet.identity() & SETS - 1);
        for (int at = set * WAYS; at < (set + 1) * WAYS; at++) {
            if (identities[at] == packet.identity() && isCopy(at, packet, epochNanos)) {
                return true;
            }
        }
        int at = set * WAYS + oldest[set];
        oldest[set] = (byte) ((oldest[set] + 1) % WAYS);
        identities[at] = packet.identity();
        times[at] = epochNanos;
        hopLimits[at] = (short) packet.hopLimit();
        return false;
    }

    private boolean isCopy(int at, Packet packet, long epochNanos) {
        long most = packet.identification() == 0 ? MOST_NANOS_WITHOUT_IDENTIFICATION : MOST_NANOS;
        return Math.abs(epochNanos - times[at]) <= most && packet.hopLimit() <= hopLimits[at];
    }
}
