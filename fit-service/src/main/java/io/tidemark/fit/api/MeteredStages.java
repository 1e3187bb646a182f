package io.tidemark.fit.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.fit.jobs.Stages;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Counters of this service and the seconds of each stage of a fit, for {@code /q/metrics}. Counters are there before they count. */
@Singleton
final class MeteredStages implements Stages {

    private static final String FITS = "tidemark.fits";
    private static final String MESSAGES = "tidemark.messages";
    private static final String OUTCOME = "outcome";
    private static final List<String> FIT_OUTCOMES = List.of("done", "failed", "error");
    private static final List<String> MESSAGE_OUTCOMES = List.of("new", "known", "forgotten", "unreadable");

    private final MeterRegistry registry;

    MeteredStages(MeterRegistry registry) {
        this.registry = registry;
        FIT_OUTCOMES.forEach(outcome -> registry.counter(FITS, OUTCOME, outcome));
        MESSAGE_OUTCOMES.forEach(outcome -> registry.counter(MESSAGES, OUTCOME, outcome));
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
        registry.counter(FITS, OUTCOME, outcome).increment();
    }

    @Override
    public void drawn(long draws) {
        registry.counter("tidemark.draws").increment(draws);
    }

    @Override
    public void received(String outcome) {
        registry.counter(MESSAGES, OUTCOME, outcome).increment();
    }
}
