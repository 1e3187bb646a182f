package io.tidemark.simulate.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger refused = new AtomicInteger();
    private final CountDownLatch working = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void turnsAwayWhatHasNoRoomAndGoesOnAfterwards() throws Exception {
        Turns turns = new Turns(1, 0, Duration.ofMinutes(1), refused::incrementAndGet);
        Future<String> first = threads.submit(() -> turns.take(untilDone("first")));
        working.await();
        ProblemException busy = assertThrows(ProblemException.class, () -> turns.take(() -> "second"));
        assertEquals(503, busy.problem("/").status());
        assertEquals(1, refused.get());
        assertEquals(1, turns.underWay());
        done.countDown();
        assertEquals("first", first.get());
        assertEquals("third", turns.take(() -> "third"));
    }

    @Test
    void hasSomeWaitAndNotForEver() throws Exception {
        Turns turns = new Turns(1, 1, Duration.ofMillis(50), refused::incrementAndGet);
        Future<String> first = threads.submit(() -> turns.take(untilDone("first")));
        working.await();
        assertThrows(ProblemException.class, () -> turns.take(() -> "second"));
        done.countDown();
        assertEquals("first", first.get());
        assertEquals("third", turns.take(() -> "third"));
        assertEquals(1, refused.get());
        assertEquals(0, turns.underWay());
    }

    @Test
    void givesItsTurnBackWhereTheWorkFails() throws Exception {
        Turns turns = new Turns(1, 0, Duration.ofMinutes(1), refused::incrementAndGet);
        for (int i = 0; i < 3; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> turns.take(() -> {
                        throw new IllegalStateException("of the work");
                    }));
        }
        assertEquals("next", turns.take(() -> "next"));
    }

    private Callable<String> untilDone(String answer) {
        return () -> {
            working.countDown();
            done.await();
            return answer;
        };
    }
}
