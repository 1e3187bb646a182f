package io.tidemark.ingest.netflow;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** As many values by their keys as were used last. */
final class Recent<K, V> {

    private final int most;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    Recent(int most) {
        this.most = most;
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    void put(K key, V value) {
        values.put(key, value);
        if (values.size() > most) {
            Iterator<V> eldest = values.values().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    void remove(K key) {
        values.remove(key);
    }
}
