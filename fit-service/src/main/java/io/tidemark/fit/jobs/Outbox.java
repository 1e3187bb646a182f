package io.tidemark.fit.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Messages that have to be sent because of what a transaction has written, in the order they were written. Callers hold a
 * transaction.
 */
public interface Outbox {

    /** Says that there is something to send. */
    record Written() {}

    /**
     * A message.
     *
     * @param topic where it goes
     * @param key key of the message
     * @param eventId its deterministic id
     * @param value its value; none is a tombstone
     * @param team the team that it belongs to, where it belongs to one
     */
    record Message(String topic, String key, String eventId, Optional<byte[]> value, Optional<String> team) {}

    /**
     * A message that waits to be sent.
     *
     * @param position its place in the order
     * @param message the message
     */
    record Waiting(long position, Message message) {}

    /** Writes down a message. */
    void add(Message message);

    /** Makes this transaction the only one that sends, unless another is it already. */
    boolean lockForSending();

    /** The first messages that have not been sent. */
    List<Waiting> waiting(int most);

    /** Writes down that a message was acknowledged by the broker. */
    void sent(long position);

    /** Number of messages that have not been sent. */
    long length();

    /** How long the oldest of them waits; zero where there is none. */
    Duration oldestWait();

    /** Drops messages that were sent before a time. */
    long dropSentBefore(Instant time);
}
