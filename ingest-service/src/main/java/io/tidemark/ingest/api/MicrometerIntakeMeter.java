package io.tidemark.ingest.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.ingest.stream.CaptureSummary;
import io.tidemark.ingest.upload.IntakeMeter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Counts what the service takes in, for {@code /q/metrics}. */
@Singleton
public class MicrometerIntakeMeter implements IntakeMeter {

    private static final String CAPTURES = "tidemark.captures";
    private static final String BYTES = "tidemark.upload.bytes";
    private static final String EVICTED = "tidemark.evicted";
    private static final String OUTCOME = "outcome";
    private static final List<String> OUTCOMES = List.of("parsed", "known", "failed");

    private final MeterRegistry registry;

    MicrometerIntakeMeter(MeterRegistry registry) {
        this.registry = registry;
        OUTCOMES.forEach(outcome -> registry.counter(CAPTURES, OUTCOME, outcome));
        registry.counter(BYTES);
        registry.counter(EVICTED);
    }

    @Override
    public void read(CaptureSummary summary, long uploadedBytes) {
        registry.counter(BYTES).increment(uploadedBytes);
        registry.counter("tidemark.packets").increment(summary.packets());
        registry.counter("tidemark.streams", "protocol", "tcp")
                .increment(summary.streams().tcp());
        registry.counter("tidemark.streams", "protocol", "udp")
                .increment(summary.streams().udp());
        registry.counter(EVICTED).increment(summary.evicted());
    }

    @Override
    public void took(Stage stage, Duration time) {
        registry.timer("tidemark.stage.seconds", "stage", stage.name().toLowerCase(Locale.ROOT))
                .record(time);
    }

    @Override
    public void ended(String outcome) {
        registry.counter(CAPTURES, OUTCOME, outcome).increment();
    }
}
