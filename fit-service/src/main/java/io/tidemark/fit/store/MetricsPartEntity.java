package io.tidemark.fit.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A row of table {@code metrics_part}: one message of the metrics topic. */
@Entity
@IdClass(MetricsPartEntity.Key.class)
@Table(name = "metrics_part")
public class MetricsPartEntity extends PanacheEntityBase {

    @Id
    @Column(name = "capture_id")
    public String captureId;

    @Id
    public String definition;

    @Id
    public int part;

    public int parts;

    @Column(name = "from_second")
    public int fromSecond;

    @Column(name = "cps_tcp")
    public int[] cpsTcp;

    @Column(name = "cps_udp")
    public int[] cpsUdp;

    @Column(name = "concurrency_tcp")
    public int[] concurrencyTcp;

    @Column(name = "concurrency_udp")
    public int[] concurrencyUdp;

    @Column(name = "max_within_second_tcp")
    public int[] maxWithinSecondTcp;

    @Column(name = "max_within_second_udp")
    public int[] maxWithinSecondUdp;

    public String remainder;

    @Column(name = "received_at")
    public Instant receivedAt;

    /** Primary key. */
    public record Key(String captureId, String definition, int part) implements Serializable {}
}
