package io.tidemark.fit.model;

/** A model name that names no model. The message says which part is unknown and what is known. */
public final class UnknownModel extends IllegalArgumentException {

    public UnknownModel(String message) {
        super(message);
    }
}
