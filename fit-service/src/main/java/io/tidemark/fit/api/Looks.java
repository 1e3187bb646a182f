package io.tidemark.fit.api;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks at something again and again, each time on a worker thread; between two looks it holds none. */
final class Looks {

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private Looks() {}

    /**
     * What is seen first that is enough, or what is seen last.
     *
     * @param enough what need not be waited for any more
     * @param wait how long to look again; not at all where it is zero
     * @param look looks once; where it throws, the wait is over
     */
    static <T> Uni<T> until(Predicate<? super T> enough, Duration wait, Supplier<T> look) {
        long began = System.nanoTime();
        return Uni.createFrom()
                .item(look)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .repeat()
                .withDelay(BETWEEN)
                .whilst(seen -> !enough.test(seen) && System.nanoTime() - began < wait.toNanos())
                .collect()
                .last();
    }
}
