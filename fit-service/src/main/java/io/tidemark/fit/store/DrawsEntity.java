package io.tidemark.fit.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of table {@code draws}: consecutive draws of one chain, row-major. */
@Entity
@IdClass(DrawsEntity.Key.class)
@Table(name = "draws")
public class DrawsEntity extends PanacheEntityBase {

    @Id
    @Column(name = "fit_id")
    public String fitId;

    @Id
    public int chain;

    @Id
    public int chunk;

    /** Null in rows of versions before. */
    @Column(name = "single_values")
    public float[] singleValues;

    /** Of rows of versions before; null in others. */
    @Column(name = "parameter_values")
    public double[] doubleValues;

    @Column(name = "sampler_statistics")
    public double[] samplerStatistics;

    /** Primary key. */
    public record Key(String fitId, int chain, int chunk) implements Serializable {}
}
