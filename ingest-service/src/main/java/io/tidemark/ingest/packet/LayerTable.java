package io.tidemark.ingest.packet;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;

/** Layers by the number under which the header before announces them. */
final class LayerTable {

    private final Layer[] layers;
    private final Layer beyond;
    private final BitSet registered = new BitSet();

    private LayerTable(IntFunction<Layer> fallback, int size) {
        layers = new Layer[size];
        beyond = fallback.apply(size);
        Arrays.setAll(layers, fallback);
    }

    /**
     * @param size numbers from 0 to below this may be registered
     * @param fallback decodes all other numbers
     */
    LayerTable(int size, Layer fallback) {
        this(number -> fallback, size);
    }

    /**
     * A table.
     *
     * @param size numbers from 0 to below this may be registered
     * @param fallback makes what decodes each of the other numbers
     */
    static LayerTable of(int size, IntFunction<Layer> fallback) {
        return new LayerTable(fallback, size);
    }

    void register(int number, Layer layer) {
        layers[number] = layer;
        registered.set(number);
    }

    /** Whether a layer was registered for a number. */
    boolean has(int number) {
        return registered.get(number);
    }

    Layer get(int number) {
        return number < layers.length ? layers[number] : beyond;
    }
}
