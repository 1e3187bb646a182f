package io.tidemark.simulate.answers;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks for something until what it finds is enough, or time is up. No thread waits between two looks. */
public final class Polling {

    private final Executor workers;
    private final Executor afterPause;

    /**
     * @param pause time between two looks
     * @param workers do the looking
     */
    public Polling(Duration pause, Executor workers) {
        this.workers = workers;
        this.afterPause = CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, workers);
    }

    /**
     * What the last look finds; fails as soon as a look does.
     *
     * @param look one look
     * @param isEnough whether what it finds ends the wait
     * @param atMost how long to go on looking; after the first look no longer where it is zero
     */
    <T> CompletionStage<T> until(Supplier<T> look, Predicate<T> isEnough, Duration atMost) {
        return look(workers, look, isEnough, System.nanoTime() + atMost.toNanos());
    }

    private <T> CompletableFuture<T> look(Executor when, Supplier<T> look, Predicate<T> isEnough, long endNanos) {
        return CompletableFuture.supplyAsync(look, when)
                .thenCompose(found -> isEnough.test(found) || System.nanoTime() - endNanos >= 0
                        ? CompletableFuture.completedFuture(found)
                        : look(afterPause, look, isEnough, endNanos));
    }
}
