package io.tidemark.simulate.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** A row of the view {@code published.series}: consecutive seconds of what was measured of a capture. */
@Entity
@Immutable
@IdClass(SeriesRow.Key.class)
@Table(name = "series")
public class SeriesRow extends PanacheEntityBase {

    @Id
    @Column(name = "capture_id")
    public String captureId;

    @Id
    public String definition;

    @Id
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

    /** What makes a row unique. */
    public record Key(String captureId, String definition, int fromSecond) implements Serializable {}
}
