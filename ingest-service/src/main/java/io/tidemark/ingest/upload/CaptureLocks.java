package io.tidemark.ingest.upload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One thread at a time works on a capture; who comes second waits, and then finds what the first has done. Only within
 * this process: two processes may publish the same capture at once, which consumers count once.
 */
public final class CaptureLocks {

    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int takers;
    }

    /** A held lock. */
    public interface Held extends AutoCloseable {

        @Override
        void close();
    }

    /** Waits until nobody works on the capture, and keeps others waiting until what it returns is closed. */
    public Held lock(String captureId) {
        Turn turn = turns.compute(captureId, (id, waiting) -> {
            Turn joined = waiting == null ? new Turn() : waiting;
            joined.takers++;
            return joined;
        });
        turn.lock.lock();
        return () -> {
            turn.lock.unlock();
            turns.computeIfPresent(captureId, (id, left) -> --left.takers == 0 ? null : left);
        };
    }
}
