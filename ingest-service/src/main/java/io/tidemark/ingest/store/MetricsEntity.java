package io.tidemark.ingest.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row of {@code capture_metrics}: the metrics of one session definition, as JSON. */
@Entity
@Table(name = "capture_metrics")
@IdClass(MetricsKey.class)
public class MetricsEntity extends PanacheEntityBase {

    @Id
    @Column(name = "capture_id")
    public String captureId;

    @Id
    public String definition;

    public String document;
}
