package io.tidemark.fit.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedWorkTest {

    private final SharedWork<String, Integer> shared = new SharedWork<>(Integer::longValue, 10);
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void isDoneOnceAndTheOthersWait() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> shared.get(
                "a",
                () -> {
                    begun.countDown();
                    await(released);
                    return done.incrementAndGet();
                },
                () -> {}));
        await(begun);
        CompletableFuture<Integer> second =
                CompletableFuture.supplyAsync(() -> shared.get("a", done::incrementAndGet, () -> {}));
        assertThrows(
                CancellationException.class,
                () -> shared.get("a", done::incrementAndGet, () -> {
                    throw new CancellationException();
                }));
        assertEquals(0, done.get());
        released.countDown();
        assertEquals(1, first.get());
        assertEquals(1, second.get());
        assertEquals(1, done.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) throw new AssertionError("nothing came");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isDoneByTheNextWhereItFailed() {
        assertThrows(
                IllegalStateException.class,
                () -> shared.get(
                        "a",
                        () -> {
                            throw new IllegalStateException();
                        },
                        () -> {}));
        assertEquals(3, shared.get("a", () -> 3, () -> {}));
    }

    @Test
    void remembersTheLastUsedAsFarAsThereIsRoom() {
        shared.get("a", () -> 4, () -> {});
        shared.get("b", () -> 5, () -> {});
        shared.get("a", () -> 0, () -> {});
        shared.get("c", () -> 6, () -> {});
        assertEquals(4, shared.get("a", () -> 0, () -> {}));
        assertEquals(6, shared.get("c", () -> 0, () -> {}));
        assertEquals(1, shared.get("b", () -> 1, () -> {}), "forgotten for c");
        assertEquals(11, shared.get("d", () -> 11, () -> {}));
        assertEquals(12, shared.get("d", () -> 12, () -> {}), "larger than the room");
    }
}
