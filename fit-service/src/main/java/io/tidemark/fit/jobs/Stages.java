package io.tidemark.fit.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Supplier;

/** Counters of this service and the seconds of each stage of a fit. */
@ApplicationScoped
public class Stages {

    private final MeterRegistry registry;

    /** Kept because the registry holds what it measures weakly. */
    private final Workbench workbench;

    Stages(MeterRegistry registry, Workbench workbench) {
        this.registry = registry;
        this.workbench = workbench;
    }

    void start(@Observes StartupEvent event) {
        registry.gauge("tidemark.queue.length", workbench, Workbench::queueLength);
    }

    /** Times a stage. */
    public <T> T time(String stage, Supplier<T> work) {
        return registry.timer("tidemark.stage", "stage", stage).record(work);
    }

    /** Notes how long a stage took. */
    public void took(String stage, Duration duration) {
        registry.timer("tidemark.stage", "stage", stage).record(duration);
    }

    /** Counts a fit that ended. */
    public void fitEnded(String outcome) {
        registry.counter("tidemark.fits", "outcome", outcome).increment();
    }

    /** Counts draws that were kept. */
    public void drawn(long draws) {
        registry.counter("tidemark.draws").increment(draws);
    }

    /** Counts a message that came. */
    public void received(String outcome) {
        registry.counter("tidemark.messages", "outcome", outcome).increment();
    }
}
