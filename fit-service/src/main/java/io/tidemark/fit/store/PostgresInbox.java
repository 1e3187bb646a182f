package io.tidemark.fit.store;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.CaptureMetrics.SecondSeries;
import io.tidemark.contracts.MetricsParts;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.jobs.Inbox;
import io.tidemark.fit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Metrics as rows of the table {@code metrics_part}. */
@ApplicationScoped
class PostgresInbox implements Inbox {

    private static final PerProtocol<int[]> NOTHING = new PerProtocol<>(new int[0], new int[0]);

    private final Clock clock;

    PostgresInbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean add(CaptureMetrics part) {
        List<MetricsPartEntity> there = parts(part.captureId(), part.definition());
        for (MetricsPartEntity other : there) {
            if (other.parts != part.parts())
                throw new IllegalArgumentException("part " + part.part() + " says that there are " + part.parts()
                        + " parts, part " + other.part + " that there are " + other.parts);
        }
        if (there.stream().anyMatch(other -> other.part == part.part())) return false;
        row(part).persist();
        return true;
    }

    @Override
    public Optional<CaptureMetrics> metrics(String captureId, String definition) {
        List<MetricsPartEntity> there = parts(captureId, definition);
        if (there.isEmpty() || there.size() < there.get(0).parts) return Optional.empty();
        return Optional.of(
                MetricsParts.join(there.stream().map(PostgresInbox::part).toList()));
    }

    @Override
    public void forget(String captureId) {
        MetricsPartEntity.delete("captureId", captureId);
    }

    private static List<MetricsPartEntity> parts(String captureId, String definition) {
        return MetricsPartEntity.list("captureId = ?1 and definition = ?2 order by part", captureId, definition);
    }

    private MetricsPartEntity row(CaptureMetrics part) {
        MetricsPartEntity row = new MetricsPartEntity();
        row.captureId = part.captureId();
        row.definition = part.definition();
        row.part = part.part();
        row.parts = part.parts();
        row.fromSecond = part.series().fromSecond();
        row.cpsTcp = part.series().cps().tcp();
        row.cpsUdp = part.series().cps().udp();
        row.concurrencyTcp = part.series().concurrency().tcp();
        row.concurrencyUdp = part.series().concurrency().udp();
        row.maxWithinSecondTcp = part.series().maxWithinSecond().tcp();
        row.maxWithinSecondUdp = part.series().maxWithinSecond().udp();
        row.remainder = Json.text(part.with(new SecondSeries(part.series().fromSecond(), NOTHING, NOTHING, NOTHING)));
        row.receivedAt = clock.instant();
        return row;
    }

    private static CaptureMetrics part(MetricsPartEntity row) {
        return Json.own(row.remainder, CaptureMetrics.class)
                .with(new SecondSeries(
                        row.fromSecond,
                        new PerProtocol<>(row.cpsTcp, row.cpsUdp),
                        new PerProtocol<>(row.concurrencyTcp, row.concurrencyUdp),
                        new PerProtocol<>(row.maxWithinSecondTcp, row.maxWithinSecondUdp)));
    }
}
