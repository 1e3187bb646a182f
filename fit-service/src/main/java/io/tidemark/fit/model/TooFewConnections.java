package io.tidemark.fit.model;

/** There are too few connections to fit a model to. The message says how many there are and how many it takes. */
public final class TooFewConnections extends IllegalArgumentException {

    public TooFewConnections(String message) {
        super(message);
    }
}
