package io.tidemark.simulate.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentlyUsedTest {

    private final AtomicInteger made = new AtomicInteger();
    private final RecentlyUsed<String, Integer> values = new RecentlyUsed<>(2);

    @Test
    void makesAValueOnceAndForgetsTheOneUsedLongestAgo() {
        assertEquals(1, values.get("a", made::incrementAndGet));
        assertEquals(2, values.get("b", made::incrementAndGet));
        assertEquals(1, values.get("a", made::incrementAndGet));
        assertEquals(3, values.get("c", made::incrementAndGet));
        assertEquals(1, values.get("a", made::incrementAndGet));
        assertEquals(4, values.get("b", made::incrementAndGet));
    }

    @Test
    void whoAsksWhileAValueIsBeingMadeWaitsForIt() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        CompletableFuture<Integer> first = asked(() -> values.get("a", () -> {
            begun.countDown();
            await(finish);
            return made.incrementAndGet();
        }));
        await(begun);
        List<CompletableFuture<Integer>> others = IntStream.range(0, 3)
                .mapToObj(i -> asked(() -> values.get("a", made::incrementAndGet)))
                .toList();
        finish.countDown();
        assertEquals(1, first.join());
        others.forEach(other -> assertEquals(1, other.join()));
    }

    @Test
    void aFailureIsToldAndNotKept() {
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> values.get("a", () -> {
                    throw new IllegalStateException("the database is away");
                }));
        assertEquals("the database is away", failure.getMessage());
        assertEquals(1, values.get("a", made::incrementAndGet));
    }

    private static CompletableFuture<Integer> asked(Supplier<Integer> question) {
        return CompletableFuture.supplyAsync(question, task -> new Thread(task).start());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
