package io.tidemark.ingest.upload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Forgets captures that were stored longer ago than they are kept, with all that came of them, as somebody would who deletes them. */
public final class Retention {

    /** Captures that are looked up at once. */
    private static final int AT_ONCE = 100;

    private final CaptureStore store;
    private final Captures captures;
    private final Optional<Duration> kept;
    private final Clock clock;

    /**
     * @param store where captures are kept
     * @param captures forgets them; sees those of all teams
     * @param kept how long a capture is kept after it was stored; for ever where this is not told
     * @param clock tells the time
     */
    public Retention(CaptureStore store, Captures captures, Optional<Duration> kept, Clock clock) {
        this.store = store;
        this.captures = captures;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * Forgets what is due.
     *
     * @return how many captures that was
     * @throws UnavailableException where Kafka or the database does not answer; what is left is due the next time
     */
    public int forgetDue() {
        return kept.map(time -> forgetBefore(clock.instant().minus(time))).orElse(0);
    }

    private int forgetBefore(Instant time) {
        int forgotten = 0;
        List<String> due = store.storedBefore(time, AT_ONCE);
        while (!due.isEmpty()) {
            due.forEach(this::forget);
            forgotten += due.size();
            due = store.storedBefore(time, AT_ONCE);
        }
        return forgotten;
    }

    private void forget(String id) {
        try {
            captures.forget(id);
        } catch (CaptureNotFoundException forgottenMeanwhile) {
            // by somebody who deleted it, or by another process
        }
    }
}
