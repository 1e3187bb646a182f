package io.tidemark.ingest.metrics;

import io.tidemark.contracts.SessionProfile.Timeout;
import java.util.stream.LongStream;

/**
 * Idle timeouts of the states that an entry goes through, in that order. A timeout that is not known is that of the state before, or
 * where none before is known that of the first state after.
 */
record Timeouts(long[] nanos) {

    private static final long UNKNOWN = -1;
    private static final double NANOS_PER_SECOND = 1e9;

    static Timeouts of(Timeout... states) {
        long[] nanos = new long[states.length];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = states[i] == null ? UNKNOWN : nanos(states[i]);
        }
        long before = LongStream.of(nanos)
                .filter(known -> known != UNKNOWN)
                .findFirst()
                .orElse(UNKNOWN);
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = nanos[i] == UNKNOWN ? before : nanos[i];
            before = nanos[i];
        }
        return new Timeouts(nanos);
    }

    /** Whether any of them is known. */
    boolean known() {
        return nanos[0] != UNKNOWN;
    }

    static long nanos(Timeout timeout) {
        return Math.round(timeout.seconds() * NANOS_PER_SECOND);
    }

    long of(int state) {
        return nanos[state];
    }
}
