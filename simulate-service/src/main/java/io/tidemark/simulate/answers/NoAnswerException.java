package io.tidemark.simulate.answers;

/** There is nothing to answer from, and asking again does not help: no such fit, or one that the question cannot be put to. */
public final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAnswerException(String message) {
        super(message);
    }
}
