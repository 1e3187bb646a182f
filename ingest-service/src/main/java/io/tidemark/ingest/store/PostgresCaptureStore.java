package io.tidemark.ingest.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import io.tidemark.contracts.Reach;
import io.tidemark.ingest.host.HostCounts;
import io.tidemark.ingest.host.HostMeasurement;
import io.tidemark.ingest.upload.CaptureMeasurement;
import io.tidemark.ingest.upload.CaptureStore;
import io.tidemark.ingest.upload.StoredCapture;
import io.tidemark.ingest.upload.UnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/**
 * Keeps captures in PostgreSQL, each call in a transaction of its own. What several processes store of one capture at the same
 * instant is stored one after the other, and the last remains.
 */
@ApplicationScoped
public class PostgresCaptureStore implements CaptureStore {

    private static final Duration LONGEST_CALL = Duration.ofMinutes(1);
    /** Metrics are measured while they are stored, each as it is asked for. */
    private static final Duration LONGEST_SAVE = Duration.ofMinutes(10);

    private final Documents documents;

    PostgresCaptureStore(ObjectMapper json) {
        this.documents = new Documents(json);
    }

    @Override
    public Optional<StoredCapture> find(String id) {
        return inTransaction(
                () -> CaptureEntity.<CaptureEntity>findByIdOptional(id).map(CaptureRows::capture));
    }

    @Override
    public List<StoredCapture> newest(int most, Reach reach) {
        Sort newestFirst = Sort.by("storedAt").descending().and("id");
        return inTransaction(() -> seen(newestFirst, reach).page(0, most).stream()
                .map(CaptureRows::capture)
                .toList());
    }

    @Override
    public List<String> storedBefore(Instant time, int most) {
        return inTransaction(
                () -> CaptureEntity.find("select id from CaptureEntity where storedAt < ?1 order by storedAt", time)
                        .project(String.class)
                        .page(0, most)
                        .list());
    }

    private static PanacheQuery<CaptureEntity> seen(Sort order, Reach reach) {
        return reach.isAll() ? CaptureEntity.findAll(order) : CaptureEntity.find("team in ?1", order, reach.teams());
    }

    @Override
    public void save(
            StoredCapture.Parsed capture, Iterator<CaptureMeasurement> measurements, Optional<HostMeasurement> hosts) {
        alone(LONGEST_SAVE, capture.id(), () -> {
            CaptureEntity.delete("id", capture.id());
            CaptureRows.row(capture).persist();
            measurements.forEachRemaining(measurement -> insert(capture.id(), measurement));
            hosts.ifPresent(measured -> row(capture.id(), measured).persist());
            return null;
        });
    }

    @Override
    public void save(StoredCapture.Failed capture) {
        alone(capture.id(), () -> {
            CaptureEntity.delete("id = ?1 and status = 'failed'", capture.id());
            if (CaptureEntity.findById(capture.id()) == null) {
                CaptureRows.row(capture).persist();
            }
            return null;
        });
    }

    @Override
    public void save(String id, CaptureMeasurement measurement) {
        alone(id, () -> Panache.getEntityManager().merge(row(id, measurement)));
    }

    @Override
    public Optional<String> metrics(String id, String definition) {
        return inTransaction(() -> MetricsEntity.<MetricsEntity>findByIdOptional(new MetricsKey(id, definition))
                .map(row -> row.document));
    }

    @Override
    public OptionalLong metricsBytes(String id, String definition) {
        List<Integer> bytes = inTransaction(() -> Panache.getEntityManager()
                .createNativeQuery(
                        "select octet_length(document) from capture_metrics where capture_id = ?1 and definition = ?2",
                        Integer.class)
                .setParameter(1, id)
                .setParameter(2, definition)
                .getResultList());
        return bytes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bytes.get(0));
    }

    @Override
    public List<String> definitions(String id) {
        return inTransaction(() -> MetricsEntity.find(
                        "select definition from MetricsEntity where captureId = ?1 order by definition", id)
                .project(String.class)
                .list());
    }

    @Override
    public Optional<HostCounts> hostCounts(String id) {
        return inTransaction(() -> HostsEntity.find("select counts from HostsEntity where captureId = ?1", id)
                        .project(String.class)
                        .firstResultOptional())
                .map(counts -> documents.read(counts, HostCounts.class));
    }

    @Override
    public Optional<HostMeasurement> hosts(String id) {
        return inTransaction(() -> HostsEntity.<HostsEntity>findByIdOptional(id))
                .map(row -> documents.read(row.document, HostMeasurement.class));
    }

    @Override
    public void forget(String id) {
        alone(id, () -> CaptureEntity.delete("id", id));
    }

    /** Writes at once and forgets: a session keeps what is persisted in it, and documents may be long. */
    private void insert(String id, CaptureMeasurement measurement) {
        row(id, measurement).persistAndFlush();
        Panache.getEntityManager().clear();
    }

    private MetricsEntity row(String id, CaptureMeasurement measurement) {
        MetricsEntity row = new MetricsEntity();
        row.captureId = id;
        row.definition = measurement.definition();
        row.document = documents.write(measurement);
        return row;
    }

    private HostsEntity row(String id, HostMeasurement hosts) {
        HostsEntity row = new HostsEntity();
        row.captureId = id;
        row.counts = documents.write(hosts.counts());
        row.document = documents.write(hosts);
        return row;
    }

    private static <T> T alone(String id, Callable<T> change) {
        return alone(LONGEST_CALL, id, change);
    }

    /** Does what changes a capture while no other process does: a row that is not there yet cannot be locked, its id can. */
    private static <T> T alone(Duration most, String id, Callable<T> change) {
        return inTransaction(most, () -> {
            Panache.getEntityManager()
                    .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))", Integer.class)
                    .setParameter(1, id)
                    .getSingleResult();
            return change.call();
        });
    }

    private static <T> T inTransaction(Callable<T> work) {
        return inTransaction(LONGEST_CALL, work);
    }

    private static <T> T inTransaction(Duration most, Callable<T> work) {
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout(Math.toIntExact(most.toSeconds()))
                    .call(work);
        } catch (RuntimeException e) {
            if (!Rows.isUnreachable(e)) throw e;
            throw UnavailableException.ofDatabase(e);
        }
    }
}
