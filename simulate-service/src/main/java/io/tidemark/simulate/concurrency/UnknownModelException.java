package io.tidemark.simulate.concurrency;

/** A model whose law cannot be computed here, because its name is of no family that is known. */
public final class UnknownModelException extends RuntimeException {

    UnknownModelException(String message) {
        super(message);
    }
}
