package io.tidemark.simulate.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of the view {@code published.fit}; {@link io.tidemark.simulate.answers.StoredFit} is what the rest of the service sees of it. */
@Entity
@Immutable
@Table(name = "fit")
public class FitRow extends PanacheEntityBase {

    @Id
    @Column(name = "fit_id")
    public String fitId;

    public String[] captures;

    @Column(name = "capture_users")
    public int[] captureUsers;

    @Column(name = "capture_seconds")
    public int[] captureSeconds;

    @Column(name = "first_half_of")
    public String firstHalfOf;

    public String definition;
    public String model;
    public String status;
    /** Whether it is the one to use for its captures and definition, all others having been compared. */
    @Column(name = "is_default")
    public boolean isDefault;

    public String[] parameters;
    public int chains;
    public int draws;
    public String[] warnings;

    /** Findings as JSON; null in rows that are older than these, which have warnings alone. */
    public String findings;

    @Column(name = "created_at")
    public Instant createdAt;

    /** Of one user; null, as all of its range and prediction, where it is not known. */
    @Column(name = "mean_level_measured")
    public Double meanLevelMeasured;

    @Column(name = "mean_level_low")
    public Double meanLevelLow;

    @Column(name = "mean_level_high")
    public Double meanLevelHigh;

    @Column(name = "mean_level_predicted")
    public Double meanLevelPredicted;

    /** Number of connections that it was measured by. */
    @Column(name = "mean_level_connections")
    public Long meanLevelConnections;

    /** Number of people whom it rests on; null where it is not known, as in rows that are older than this. */
    public Integer people;

    /** Seconds for which they were captured, added up over them; null as their number is. */
    @Column(name = "person_seconds")
    public Double personSeconds;

    /** For how long people were captured in every hour of the day, added up over them; null where hours are not told apart. */
    @Column(name = "hour_seconds")
    public double[] hourSeconds;

    /** What everybody has in it to the mean hour captured; null as these seconds are. */
    @Column(name = "hour_tide")
    public double[] hourTide;

    /** The team that the captures belong to; null where they belong to none. */
    public String team;
}
