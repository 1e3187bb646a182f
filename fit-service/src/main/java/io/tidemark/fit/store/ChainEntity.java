package io.tidemark.fit.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of table {@code chain}: how one chain of a fit was sampled. */
@Entity
@IdClass(ChainEntity.Key.class)
@Table(name = "chain")
public class ChainEntity extends PanacheEntityBase {

    @Id
    @Column(name = "fit_id")
    public String fitId;

    @Id
    public int chain;

    @Column(name = "step_size")
    public double stepSize;

    @Column(name = "inverse_metric")
    public double[] inverseMetric;

    @Column(name = "warmup_seconds")
    public double warmupSeconds;

    @Column(name = "sampling_seconds")
    public double samplingSeconds;

    /** Primary key. */
    public record Key(String fitId, int chain) implements Serializable {}
}
