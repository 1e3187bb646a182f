package io.tidemark.fit.store;

import io.tidemark.fit.jobs.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Messages as rows of the table {@code outbox}. */
@ApplicationScoped
class PostgresOutbox implements Outbox {

    /** Any number that only the outbox uses: "tide" in ASCII. */
    private static final long SENDER_LOCK = 0x74696465L;

    private final EntityManager entities;
    private final Event<Written> written;
    private final Clock clock;

    PostgresOutbox(EntityManager entities, Event<Written> written, Clock clock) {
        this.entities = entities;
        this.written = written;
        this.clock = clock;
    }

    @Override
    public void add(Message message) {
        OutboxEntity row = new OutboxEntity();
        row.topic = message.topic();
        row.key = message.key();
        row.eventId = message.eventId();
        row.value = message.value().orElse(null);
        row.team = message.team().orElse(null);
        row.writtenAt = clock.instant();
        row.persist();
        written.fire(new Written());
    }

    @Override
    public boolean lockForSending() {
        return (Boolean) entities.createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", SENDER_LOCK)
                .getSingleResult();
    }

    @Override
    public List<Waiting> waiting(int most) {
        return OutboxEntity.<OutboxEntity>find("sentAt is null order by position").page(0, most).stream()
                .map(row -> new Waiting(
                        row.position,
                        new Message(
                                row.topic,
                                row.key,
                                row.eventId,
                                Optional.ofNullable(row.value),
                                Optional.ofNullable(row.team))))
                .toList();
    }

    @Override
    public void sent(long position) {
        OutboxEntity.update("sentAt = ?1 where position = ?2", clock.instant(), position);
    }

    @Override
    public long length() {
        return OutboxEntity.count("sentAt is null");
    }

    @Override
    public Duration oldestWait() {
        Instant oldest = entities.createQuery(
                        "select min(writtenAt) from OutboxEntity where sentAt is null", Instant.class)
                .getSingleResult();
        return oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
    }

    @Override
    public long dropSentBefore(Instant time) {
        return OutboxEntity.delete("sentAt < ?1", time);
    }
}
