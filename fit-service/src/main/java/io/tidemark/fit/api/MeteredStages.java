package io.tidemark.fit.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.tidemark.fit.jobs.Stages;
import io.tidemark.fit.jobs.Workbench;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/** Counters of this service, the seconds of each stage of a fit and the length of the queue, for {@code /q/metrics}. */
@Singleton
final class MeteredStages implements Stages {

    private final MeterRegistry registry;

    /** Kept because the registry holds what it measures weakly. */
    private final Workbench workbench;

    MeteredStages(MeterRegistry registry, Workbench workbench) {
        this.registry = registry;
        this.workbench = workbench;
    }

    void start(@Observes StartupEvent event) {
        registry.gauge("tidemark.queue.length", workbench, Workbench::queueLength);
    }

    @Override
    public <T> T time(String stage, Supplier<T> work) {
        return registry.timer("tidemark.stage", "stage", stage).record(work);
    }

    @Override
    public void took(String stage, Duration duration) {
        registry.timer("tidemark.stage", "stage", stage).record(duration);
    }

    @Override
    public void fitEnded(String outcome) {
        registry.counter("tidemark.fits", "outcome", outcome).increment();
    }

    @Override
    public void drawn(long draws) {
        registry.counter("tidemark.draws").increment(draws);
    }

    @Override
    public void received(String outcome) {
        registry.counter("tidemark.messages", "outcome", outcome).increment();
    }
}
