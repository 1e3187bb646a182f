package io.tidemark.ingest.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code capture_hosts}: the hosts of a capture, and apart from them how many they are, both as JSON. */
@Entity
@Table(name = "capture_hosts")
public class HostsEntity extends PanacheEntityBase {

    @Id
    @Column(name = "capture_id")
    public String captureId;

    public String counts;
    public String document;
}
