package io.tidemark.simulate.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.simulate.sizing.Stages;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Times the stages of answers, for {@code /q/metrics}. */
@Singleton
final class TimedStages implements Stages {

    private final MeterRegistry meters;

    TimedStages(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public <T> T run(String stage, Supplier<T> work) {
        return meters.timer("tidemark.stage.seconds", "stage", stage).record(work);
    }
}
