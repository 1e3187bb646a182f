package io.tidemark.simulate.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollingTest {

    private static final Patience LONG = atMost(Duration.ofMinutes(1));

    private final ExecutorService onlyThread = Executors.newSingleThreadExecutor();
    private final Polling polling = new Polling(Duration.ofMillis(2), onlyThread);
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void stop() {
        onlyThread.shutdownNow();
    }

    @Test
    void looksUntilWhatItFindsIsEnough() {
        assertEquals(
                5,
                polling.until(looks::incrementAndGet, found -> found == 5, LONG)
                        .toCompletableFuture()
                        .join());
        assertEquals(5, looks.get());
    }

    @Test
    void looksOnceWhereThereIsNoTime() {
        assertEquals(
                1,
                polling.until(looks::incrementAndGet, found -> false, atMost(Duration.ZERO))
                        .toCompletableFuture()
                        .join());
        assertEquals(1, looks.get());
    }

    @Test
    void givesWhatItFoundLastOnceTimeIsUp() {
        long begin = System.nanoTime();
        int last = polling.until(looks::incrementAndGet, found -> false, atMost(Duration.ofMillis(50)))
                .toCompletableFuture()
                .join();
        assertTrue(System.nanoTime() - begin >= Duration.ofMillis(50).toNanos());
        assertEquals(looks.get(), last);
        assertTrue(last > 1);
    }

    @Test
    void looksNoMoreOnceNobodyIsThere() {
        int last = polling.until(
                        looks::incrementAndGet,
                        found -> false,
                        new Patience(Duration.ofMinutes(1), () -> looks.get() < 4))
                .toCompletableFuture()
                .join();
        assertEquals(4, last);
        assertEquals(4, looks.get());
    }

    @Test
    void failsAsSoonAsALookDoes() {
        IllegalStateException away = new IllegalStateException("the database is away");
        CompletableFuture<Integer> found = polling.until(
                        () -> {
                            if (looks.incrementAndGet() == 3) throw away;
                            return looks.get();
                        },
                        enough -> false,
                        LONG)
                .toCompletableFuture();
        assertSame(away, assertThrows(CompletionException.class, found::join).getCause());
        assertEquals(3, looks.get());
    }

    /** A hundred wait for something that one of them would keep from happening if it held the only thread. */
    @Test
    void whoWaitsHoldsNoThread() throws Exception {
        AtomicBoolean there = new AtomicBoolean();
        CompletableFuture<?>[] waiting = new CompletableFuture<?>[100];
        for (int i = 0; i < waiting.length; i++) {
            waiting[i] = polling.until(there::get, found -> found, LONG).toCompletableFuture();
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(waiting);
        onlyThread.submit(() -> {}).get(10, TimeUnit.SECONDS);
        assertFalse(all.isDone());
        onlyThread.submit(() -> there.set(true)).get(10, TimeUnit.SECONDS);
        all.get(10, TimeUnit.SECONDS);
    }

    private static Patience atMost(Duration time) {
        return new Patience(time, () -> true);
    }
}
