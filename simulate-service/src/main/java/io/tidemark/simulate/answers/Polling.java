package io.tidemark.simulate.answers;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks for something until what it finds is enough, time is up or nobody waits for it any more. No thread waits between two looks. */
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
     * @param patience how long to go on looking, after the first look
     */
    <T> CompletionStage<T> until(Supplier<T> look, Predicate<T> isEnough, Patience patience) {
        long endNanos = System.nanoTime() + patience.atMost().toNanos();
        BooleanSupplier isOver = () ->
                System.nanoTime() - endNanos >= 0 || !patience.isStillThere().getAsBoolean();
        return look(workers, look, found -> isEnough.test(found) || isOver.getAsBoolean());
    }

    private <T> CompletableFuture<T> look(Executor when, Supplier<T> look, Predicate<T> isLast) {
        return CompletableFuture.supplyAsync(look, when)
                .thenCompose(found ->
                        isLast.test(found) ? CompletableFuture.completedFuture(found) : look(afterPause, look, isLast));
    }
}
