package io.tidemark.simulate.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** A row of the view {@code published.draws}: consecutive draws of one chain, row-major, draw by parameter. */
@Entity
@Immutable
@IdClass(DrawsRow.Key.class)
@Table(name = "draws")
public class DrawsRow extends PanacheEntityBase {

    @Id
    @Column(name = "fit_id")
    public String fitId;

    @Id
    public int chain;

    @Id
    public int chunk;

    @Column(name = "`values`")
    public double[] parameterValues;

    /** What makes a row unique. */
    public record Key(String fitId, int chain, int chunk) implements Serializable {}
}
