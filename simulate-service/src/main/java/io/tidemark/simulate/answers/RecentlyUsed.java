package io.tidemark.simulate.answers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The values used last, at most so many. Who asks for one that is being made waits for it; a failure is told to all who
 * wait, and not kept.
 *
 * @param <K> what a value is known by
 * @param <V> the values
 */
final class RecentlyUsed<K, V> {

    private static final float LOAD_FACTOR = 0.75f;

    private final Map<K, CompletableFuture<V>> values;

    RecentlyUsed(int most) {
        this.values = new LinkedHashMap<>(most + 1, LOAD_FACTOR, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, CompletableFuture<V>> eldest) {
                return size() > most;
            }
        };
    }

    /** The value of a key, made if it is not there. */
    V get(K key, Supplier<V> maker) {
        CompletableFuture<V> made = new CompletableFuture<>();
        CompletableFuture<V> kept;
        synchronized (values) {
            kept = values.computeIfAbsent(key, absent -> made);
        }
        if (kept == made) {
            make(key, made, maker);
        }
        try {
            return kept.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void make(K key, CompletableFuture<V> made, Supplier<V> maker) {
        try {
            made.complete(maker.get());
        } catch (RuntimeException | Error e) {
            synchronized (values) {
                values.remove(key, made);
            }
            made.completeExceptionally(e);
        }
    }
}
