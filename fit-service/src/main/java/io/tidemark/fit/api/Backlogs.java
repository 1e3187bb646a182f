package io.tidemark.fit.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.tidemark.fit.jobs.Outbox;
import io.tidemark.fit.jobs.Transactions;
import io.tidemark.fit.jobs.Workbench;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/** What waits in the queue and in the outbox of all processes, for {@code /q/metrics}: the database is asked whenever somebody looks. */
@Singleton
final class Backlogs {

    private final Workbench workbench;
    private final Outbox outbox;
    private final Transactions transactions;

    Backlogs(Workbench workbench, Outbox outbox, Transactions transactions) {
        this.workbench = workbench;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    void start(@Observes StartupEvent event, MeterRegistry registry) {
        tell(registry, "tidemark.queue", workbench::queueLength, workbench::oldestWait);
        tell(
                registry,
                "tidemark.outbox",
                () -> transactions.within(outbox::length),
                () -> transactions.within(outbox::oldestWait));
    }

    private static void tell(
            MeterRegistry registry, String name, Supplier<Number> length, Supplier<Duration> oldestWait) {
        Gauge.builder(name + ".length", length).register(registry);
        Gauge.builder(name + ".age", () -> oldestWait.get().toMillis() * 1e-3)
                .baseUnit("seconds")
                .register(registry);
    }
}
