package io.tidemark.simulate.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/**
 * A row of the view {@code published.durations}: durations of one protocol's connections, those that ended or those still open at
 * the capture's end, in bins as {@link io.tidemark.contracts.LogBins} has them. Of the parts that long metrics come in each has
 * bins of its own, and all have the same number of zeros.
 */
@Entity
@Immutable
@IdClass(DurationsRow.Key.class)
@Table(name = "durations")
public class DurationsRow extends PanacheEntityBase {

    @Id
    @Column(name = "capture_id")
    public String captureId;

    @Id
    public String definition;

    @Id
    public int part;

    @Id
    public String protocol;

    @Id
    public boolean ended;

    public long zeros;
    public int[] bins;
    public long[] counts;

    /** What makes a row unique. */
    public record Key(String captureId, String definition, int part, String protocol, boolean ended)
            implements Serializable {}
}
