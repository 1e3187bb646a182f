package io.tidemark.ingest.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.ingest.metrics.Correction;
import io.tidemark.ingest.metrics.CorrectionTally;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code capture}. What is not known of a failed capture is null; {@link CaptureRows} makes records of it. */
@Entity
@Table(name = "capture")
public class CaptureEntity extends PanacheEntityBase {

    @Id
    public String id;

    public String status;

    @Column(name = "stored_at")
    public Instant storedAt;

    public String name;
    public int users;
    public String digest;
    public String reason;

    /** What to know of it; null where nothing is, and in rows that are older than findings. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<FindingDocument> findings;

    @Column(name = "start_epoch_nanos")
    public Long startEpochNanos;

    @Column(name = "end_epoch_nanos")
    public Long endEpochNanos;

    /** Null where it is that of the capture. */
    @Column(name = "measured_start")
    public Long measuredStart;

    @Column(name = "measured_end")
    public Long measuredEnd;

    /** Pseudonym of the person whose capture it is; null where nobody said. */
    public String person;

    /** The team that it belongs to; null where it belongs to none. */
    public String team;

    public String format;
    public Long packets;
    public Long bytes;

    @Column(name = "clock_resolution_nanos")
    public Long clockResolutionNanos;

    public Boolean truncated;

    @Column(name = "streams_tcp")
    public Long streamsTcp;

    @Column(name = "streams_udp")
    public Long streamsUdp;

    @Column(name = "connections_tcp")
    public Long connectionsTcp;

    @Column(name = "connections_udp")
    public Long connectionsUdp;

    @Column(name = "censored_tcp")
    public Long censoredTcp;

    @Column(name = "censored_udp")
    public Long censoredUdp;

    @Column(name = "udp_streams_at_start")
    public Long udpStreamsAtStart;

    public Long evicted;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Long> skipped;

    @Column(name = "first_skipped")
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Long> firstSkipped;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Long> endings;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<Correction, CorrectionTally.Changed> corrected;

    @Column(name = "stream_partition")
    public Integer streamPartition;

    @Column(name = "stream_offsets")
    public long[] streamOffsets;
}
