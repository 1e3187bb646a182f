package io.tidemark.fit.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunningFitTest {

    private static final Duration DEADLINE = Duration.ofSeconds(120);

    private final AtomicLong nanos = new AtomicLong();
    private final Cores cores = new Cores(1, TimeUnit.SECONDS.toNanos(3), nanos::get);
    private final Share share = cores.begin();
    private final RunningFit running = new RunningFit(null, cores, share, 4);

    @Test
    void isStoppedWhenItWasWorkedOnForTooLong() {
        cores.enter(share);
        assertFalse(isOverdueAfter(120));
        assertTrue(isOverdueAfter(121));
        assertTrue(share.stopped());
    }

    /** One that is worked on for its first turn keeps others waiting, one that rests does not. */
    @Test
    void letsAnotherBeginWhileItRests() {
        assertEquals(0, cores.tick());
        assertFalse(cores.haveLongFits());
        running.rest();
        assertTrue(cores.haveLongFits());
        assertEquals(1, cores.tick());
        assertEquals(0, cores.tick(), "one beside it");
        running.stop();
        assertThrows(CancellationException.class, running::rest);
    }

    private boolean isOverdueAfter(long seconds) {
        nanos.set(TimeUnit.SECONDS.toNanos(seconds));
        running.stopAfter(DEADLINE);
        return running.isOverdue();
    }
}
