package io.tidemark.fit.messaging;

/** A message that no later attempt will be able to read. Its message says what was expected. */
final class UnreadableMessage extends Exception {

    UnreadableMessage(String message) {
        super(message);
    }
}
