package io.tidemark.fit.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of table {@code outbox}: a message to send. */
@Entity
@Table(name = "outbox")
public class OutboxEntity extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long position;

    public String topic;
    public String key;

    @Column(name = "event_id")
    public String eventId;

    /** The message's value; null is a tombstone. */
    public byte[] value;

    /** The team that it belongs to; null where it belongs to none. */
    public String team;

    @Column(name = "written_at")
    public Instant writtenAt;

    @Column(name = "sent_at")
    public Instant sentAt;
}
