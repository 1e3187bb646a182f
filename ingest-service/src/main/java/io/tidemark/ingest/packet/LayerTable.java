package io.tidemark.ingest.packet;

import java.util.Arrays;

/** Layers by the number under which the header before announces them. */
final class LayerTable {

    private final Layer[] layers;
    private final Layer fallback;

    /**
     * @param size numbers from 0 to below this may be registered
     * @param fallback decodes all other numbers
     */
    LayerTable(int size, Layer fallback) {
        this.layers = new Layer[size];
        this.fallback = fallback;
        Arrays.fill(layers, fallback);
    }

    void register(int number, Layer layer) {
        layers[number] = layer;
    }

    /** Whether a layer was registered for a number. */
    boolean has(int number) {
        return get(number) != fallback;
    }

    Layer get(int number) {
        return number < layers.length ? layers[number] : fallback;
    }
}
