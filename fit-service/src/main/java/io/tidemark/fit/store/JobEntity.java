package io.tidemark.fit.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of table {@code job}: a fit that waits or runs. */
@Entity
@Table(name = "job")
public class JobEntity extends PanacheEntityBase {

    @Id
    @Column(name = "fit_id")
    public String fitId;

    /** Smaller comes first. */
    public int priority;

    @Column(name = "queued_at")
    public Instant queuedAt;

    public String worker;

    @Column(name = "heartbeat_at")
    public Instant heartbeatAt;

    public int attempts;

    /** Iterations ended, by chain; empty before the first report. */
    public int[] iterations;
}
