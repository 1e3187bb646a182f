package io.tidemark.fit.jobs;

import java.time.Duration;

/**
 * Wakes threads that wait for something to do. A thread notes {@link #rings()} before it looks, so that it does not sleep
 * through what happened since.
 */
public final class Bell {

    private long rings;

    /** How often the bell has rung. */
    public synchronized long rings() {
        return rings;
    }

    /** Wakes all who wait. */
    public synchronized void ring() {
        rings++;
        notifyAll();
    }

    /**
     * Waits until the bell has rung more often than noted.
     *
     * @param noted number of rings noted before
     * @param longest how long to wait at most
     */
    public synchronized void await(long noted, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        long leftMillis = longest.toMillis();
        while (rings == noted && leftMillis > 0) {
            wait(leftMillis);
            leftMillis = (end - System.nanoTime()) / 1_000_000;
        }
    }
}
