package io.tidemark.simulate.answers;

/** What is to be answered from is not done; the same can be asked again later. */
public final class NoAnswerYetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAnswerYetException(String message) {
        super(message);
    }
}
