package io.tidemark.ingest.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CaptureLocksTest {

    private static final int THREADS = 8;
    private static final int TURNS = 1_000;

    private final CaptureLocks locks = new CaptureLocks();
    private int unguarded;

    @Test
    void letsOneThreadAtATimeWorkOnACapture() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int thread = 0; thread < THREADS; thread++) threads.execute(this::count);
        threads.shutdown();
        assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
        assertEquals(THREADS * TURNS, unguarded);
    }

    @Test
    void keepsNobodyWaitingForAnotherCapture() throws InterruptedException {
        try (CaptureLocks.Held ignored = locks.lock("one")) {
            Thread other = new Thread(() -> locks.lock("other").close());
            other.start();
            other.join(TimeUnit.MINUTES.toMillis(1));
            assertFalse(other.isAlive());
        }
    }

    private void count() {
        for (int turn = 0; turn < TURNS; turn++) {
            try (CaptureLocks.Held ignored = locks.lock("one")) {
                unguarded++;
            }
        }
    }
}
