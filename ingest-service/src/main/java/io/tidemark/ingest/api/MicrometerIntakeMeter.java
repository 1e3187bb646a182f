package io.tidemark.ingest.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.ingest.stream.CaptureSummary;
import io.tidemark.ingest.upload.IntakeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/** Counts what the service takes in, for {@code /q/metrics}. */
@ApplicationScoped
public class MicrometerIntakeMeter implements IntakeMeter {

    private final MeterRegistry registry;

    MicrometerIntakeMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void read(CaptureSummary summary, long uploadedBytes) {
        registry.counter("tidemark.upload.bytes").increment(uploadedBytes);
        registry.counter("tidemark.packets").increment(summary.packets());
        registry.counter("tidemark.streams", "protocol", "tcp")
                .increment(summary.streams().tcp());
        registry.counter("tidemark.streams", "protocol", "udp")
                .increment(summary.streams().udp());
        registry.counter("tidemark.evicted").increment(summary.evicted());
    }

    @Override
    public void took(Stage stage, Duration time) {
        registry.timer("tidemark.stage.seconds", "stage", stage.name().toLowerCase(Locale.ROOT))
                .record(time);
    }

    @Override
    public void ended(String outcome) {
        registry.counter("tidemark.captures", "outcome", outcome).increment();
    }
}
