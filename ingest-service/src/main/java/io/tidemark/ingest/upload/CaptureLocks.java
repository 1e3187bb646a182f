package io.tidemark.ingest.upload;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One thread at a time works on a capture, of all processes; who comes second waits, and then finds what the first has done. Within this
 * process those who wait are let in as they came.
 */
public final class CaptureLocks {

    private static final long BETWEEN_LOOKS_NANOS = Duration.ofMillis(200).toNanos();

    private final Claims claims;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();
    private final Set<String> ours = ConcurrentHashMap.newKeySet();

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int takers;
    }

    /** A held lock. */
    public interface Held extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * @param claims keep other processes out
     */
    public CaptureLocks(Claims claims) {
        this.claims = claims;
    }

    /**
     * Waits until nobody works on the capture, and keeps others waiting until what it returns is closed.
     *
     * @throws UnavailableException where nobody can tell whether another process does
     */
    public Held lock(String captureId) {
        Turn turn = takeTurn(captureId);
        try {
            while (!claims.take(captureId)) LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        } catch (RuntimeException e) {
            endTurn(captureId, turn);
            throw e;
        }
        ours.add(captureId);
        return () -> {
            try {
                giveBack(captureId);
            } finally {
                endTurn(captureId, turn);
            }
        };
    }

    /**
     * Keeps other processes out for longer, to be called every few seconds.
     *
     * @throws UnavailableException where that cannot be noted
     */
    public void renew() {
        Set<String> held = Set.copyOf(ours);
        if (!held.isEmpty()) claims.renew(held);
    }

    private Turn takeTurn(String captureId) {
        Turn turn = turns.compute(captureId, (id, waiting) -> {
            Turn joined = waiting == null ? new Turn() : waiting;
            joined.takers++;
            return joined;
        });
        turn.lock.lock();
        return turn;
    }

    private void endTurn(String captureId, Turn turn) {
        turn.lock.unlock();
        turns.computeIfPresent(captureId, (id, left) -> --left.takers == 0 ? null : left);
    }

    /** What was worked on is done; a claim that cannot be given back lapses. */
    private void giveBack(String captureId) {
        ours.remove(captureId);
        try {
            claims.giveBack(captureId);
        } catch (UnavailableException lapses) {
            // by itself
        }
    }
}
