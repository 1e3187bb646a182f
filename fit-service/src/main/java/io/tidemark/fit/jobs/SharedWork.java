package io.tidemark.fit.jobs;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Work whose result several can use: done by the first who asks, while the others wait, and remembered as far as there is room. Used by all workers at once.
 *
 * @param <K> what it is done for
 * @param <V> its result
 */
final class SharedWork<K, V> {

    private static final long PATIENCE_MILLIS = 100;

    private final ToLongFunction<V> size;
    private final long room;
    private final Map<K, V> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<K> underWay = new HashSet<>();

    /**
     * @param size of a result
     * @param room for the results that are remembered, the last used first
     */
    SharedWork(ToLongFunction<V> size, long room) {
        this.size = size;
        this.room = room;
    }

    /**
     * The result, which is worked out unless it is remembered.
     *
     * @param whileWaiting run again and again while another works it out; may throw, to wait no longer
     * @throws CancellationException where the thread is interrupted meanwhile
     */
    V get(K key, Supplier<V> work, Runnable whileWaiting) {
        synchronized (this) {
            while (underWay.contains(key)) await(whileWaiting);
            if (known.containsKey(key)) return known.get(key);
            underWay.add(key);
        }
        try {
            V result = work.get();
            synchronized (this) {
                remember(key, result);
            }
            return result;
        } finally {
            synchronized (this) {
                underWay.remove(key);
                notifyAll();
            }
        }
    }

    private void await(Runnable whileWaiting) {
        whileWaiting.run();
        try {
            wait(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private void remember(K key, V result) {
        known.put(key, result);
        long all = known.values().stream().mapToLong(size).sum();
        Iterator<V> eldest = known.values().iterator();
        while (all > room && eldest.hasNext()) {
            all -= size.applyAsLong(eldest.next());
            eldest.remove();
        }
    }
}
