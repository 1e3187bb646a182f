package io.tidemark.fit.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A row of table {@code fit}; {@link StoredFit} is what the rest of the service sees of it. Only what changed is written, for a worker
 * reads the row before it has the captures' lock.
 */
@Entity
@DynamicUpdate
@Table(name = "fit")
public class FitEntity extends PanacheEntityBase {

    @Id
    @Column(name = "fit_id")
    public String fitId;

    @Column(name = "model_key")
    public String modelKey;

    public String[] captures;

    @Column(name = "capture_digests")
    public String[] captureDigests;

    @Column(name = "capture_users")
    public int[] captureUsers;

    @Column(name = "capture_seconds")
    public int[] captureSeconds;

    /** The team that the captures belong to; null where they belong to none. */
    public String team;

    public String definition;
    public String model;
    public int chains;
    public int warmup;
    public int draws;

    /** One of so many draws of each chain is kept. */
    public int thinned = 1;

    public long seed;

    @Column(name = "first_half_of")
    public String firstHalfOf;

    /** Whether it is scored and compared with others; otherwise it is the quick model, fitted unasked. */
    public boolean compared;

    public String status;

    @Column(name = "is_default")
    public boolean isDefault;

    @Column(name = "is_provisional")
    public boolean isProvisional;

    @Column(name = "begun_at")
    public Instant begunAt;

    /** Whether the fit ended by an accident rather than by what it found, so that asking again may help. */
    public boolean retriable;

    public String[] parameters;
    public String summary;
    public String diagnostics;
    public String[] warnings;

    /** Findings as JSON; null in rows that are older than these. */
    public String findings;

    public String[] reasons;
    public Double elpd;

    @Column(name = "elpd_se")
    public Double elpdSe;

    @Column(name = "largest_pareto_k")
    public Double largestParetoK;

    @Column(name = "untrusted_connections")
    public Long untrustedConnections;

    @Column(name = "arrival_log_score")
    public Double arrivalLogScore;

    @Column(name = "mean_level_measured")
    public Double meanLevelMeasured;

    @Column(name = "mean_level_low")
    public Double meanLevelLow;

    @Column(name = "mean_level_high")
    public Double meanLevelHigh;

    @Column(name = "mean_level_predicted")
    public Double meanLevelPredicted;

    @Column(name = "mean_level_connections")
    public Long meanLevelConnections;

    /** Number of people whom it rests on; null where captures do not tell, or before this was kept. */
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

    @Column(name = "wall_seconds")
    public Double wallSeconds;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "finished_at")
    public Instant finishedAt;
}
