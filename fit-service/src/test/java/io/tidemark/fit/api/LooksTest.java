package io.tidemark.fit.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LooksTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void endsWithWhatIsEnough() {
        assertEquals(3, seen(Looks.until(seen -> seen == 3, LONG, looks::incrementAndGet)));
        assertEquals(3, looks.get());
    }

    @Test
    void looksOnceWhereItShallNotWait() {
        assertEquals(1, seen(Looks.until(seen -> false, Duration.ZERO, looks::incrementAndGet)));
    }

    @Test
    void endsWithWhatWasSeenLastWhenTimeIsOver() {
        int last = seen(Looks.until(seen -> false, Duration.ofMillis(300), looks::incrementAndGet));
        assertEquals(looks.get(), last);
        assertTrue(last > 1, "looked once only");
    }

    @Test
    void failsAtOnceWithALookThatFails() {
        Uni<Integer> failing = Looks.until(seen -> false, LONG, () -> {
            looks.incrementAndGet();
            throw ProblemException.notFound("nothing");
        });
        assertThrows(ProblemException.class, () -> seen(failing));
        assertEquals(1, looks.get());
    }

    @Test
    void looksNoMoreOnceItIsCancelled() throws InterruptedException {
        Cancellable looking = Looks.until(seen -> false, LONG, looks::incrementAndGet)
                .subscribe()
                .with(seen -> {});
        Thread.sleep(500);
        looking.cancel();
        Thread.sleep(300);
        int seen = looks.get();
        assertTrue(seen > 1, "looked once only");
        Thread.sleep(500);
        assertEquals(seen, looks.get());
    }

    private static int seen(Uni<Integer> looking) {
        return looking.await().atMost(LONG);
    }
}
