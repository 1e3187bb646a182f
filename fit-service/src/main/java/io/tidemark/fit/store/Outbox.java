package io.tidemark.fit.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Messages that have to be sent because of what a transaction has written, in the order they were written. Callers hold a
 * transaction.
 */
@ApplicationScoped
public class Outbox {

    /** Any number that only the outbox uses: "tide" in ASCII. */
    private static final long SENDER_LOCK = 0x74696465L;

    private final EntityManager entities;
    private final Event<Written> written;
    private final Clock clock;

    public Outbox(EntityManager entities, Event<Written> written, Clock clock) {
        this.entities = entities;
        this.written = written;
        this.clock = clock;
    }

    /** Says that there is something to send. */
    public record Written() {}

    /**
     * A message.
     *
     * @param topic where it goes
     * @param key key of the message
     * @param eventId its deterministic id
     * @param value its value; none is a tombstone
     */
    public record Message(String topic, String key, String eventId, Optional<byte[]> value) {}

    /**
     * A message that waits to be sent.
     *
     * @param position its place in the order
     * @param message the message
     */
    public record Waiting(long position, Message message) {}

    /** Writes down a message. */
    public void add(Message message) {
        OutboxEntity row = new OutboxEntity();
        row.topic = message.topic();
        row.key = message.key();
        row.eventId = message.eventId();
        row.value = message.value().orElse(null);
        row.writtenAt = clock.instant();
        row.persist();
        written.fire(new Written());
    }

    /** Makes this transaction the only one that sends, unless another is it already. */
    public boolean lockForSending() {
        return (Boolean) entities.createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", SENDER_LOCK)
                .getSingleResult();
    }

    /** The first messages that have not been sent. */
    public List<Waiting> waiting(int most) {
        return OutboxEntity.<OutboxEntity>find("sentAt is null order by position").page(0, most).stream()
                .map(row -> new Waiting(
                        row.position, new Message(row.topic, row.key, row.eventId, Optional.ofNullable(row.value))))
                .toList();
    }

    /** Writes down that a message was acknowledged by the broker. */
    public void sent(long position) {
        OutboxEntity.update("sentAt = ?1 where position = ?2", clock.instant(), position);
    }

    /** Drops messages that were sent before a time. */
    public long dropSentBefore(Instant time) {
        return OutboxEntity.delete("sentAt < ?1", time);
    }
}
