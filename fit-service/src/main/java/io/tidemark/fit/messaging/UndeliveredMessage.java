package io.tidemark.fit.messaging;

import io.tidemark.fit.jobs.Outbox;

/** A message of the outbox that the broker did not acknowledge. */
final class UndeliveredMessage extends RuntimeException {

    UndeliveredMessage(Outbox.Message message, Throwable cause) {
        super("message " + message.eventId() + " to " + message.topic() + " was not acknowledged: " + cause, cause);
    }
}
