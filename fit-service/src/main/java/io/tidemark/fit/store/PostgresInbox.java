package io.tidemark.fit.store;

import io.quarkus.runtime.annotations.RegisterForReflection;
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

    private static final String OF_DEFINITION = "captureId = ?1 and definition = ?2 order by part";

    private static final PerProtocol<int[]> NOTHING = new PerProtocol<>(new int[0], new int[0]);

    /**
     * A part that is there.
     *
     * @param part its number, from 1
     * @param parts how many there are
     */
    @RegisterForReflection
    record Numbered(int part, int parts) {}

    private final Clock clock;

    PostgresInbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean add(CaptureMetrics part) {
        List<Numbered> there = numbers(part.captureId(), part.definition());
        for (Numbered other : there) {
            if (other.parts() != part.parts())
                throw new IllegalArgumentException("part " + part.part() + " says that there are " + part.parts()
                        + " parts, part " + other.part() + " that there are " + other.parts());
        }
        if (there.stream().anyMatch(other -> other.part() == part.part())) return false;
        row(part).persist();
        return true;
    }

    @Override
    public Optional<CaptureMetrics> metrics(String captureId, String definition) {
        List<Numbered> there = numbers(captureId, definition);
        if (there.isEmpty() || there.size() < there.get(0).parts()) return Optional.empty();
        return Optional.of(MetricsParts.join(
                parts(captureId, definition).stream().map(PostgresInbox::part).toList()));
    }

    @Override
    public void forget(String captureId) {
        MetricsPartEntity.delete("captureId", captureId);
    }

    private static List<MetricsPartEntity> parts(String captureId, String definition) {
        return MetricsPartEntity.list(OF_DEFINITION, captureId, definition);
    }

    /** Which parts are there, without what they say: of a week there are a hundred. */
    private static List<Numbered> numbers(String captureId, String definition) {
        return MetricsPartEntity.find(OF_DEFINITION, captureId, definition)
                .project(Numbered.class)
                .list();
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
