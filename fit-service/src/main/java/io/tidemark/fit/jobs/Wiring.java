package io.tidemark.fit.jobs;

import io.quarkus.runtime.StartupEvent;
import io.tidemark.fit.selection.Competitions;
import io.tidemark.fit.selection.Defaults;
import io.tidemark.fit.selection.ModelSet;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the parts together that know no framework. */
@Singleton
final class Wiring {

    /** Makes it at the start, so that a setting that names no model shows then. */
    void start(@Observes StartupEvent started, ModelSet standard) {}

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ModelSet standardSet(FitConfig config) {
        return new ModelSet(config.models());
    }

    @Produces
    @Singleton
    Defaults defaults(Competitions competitions) {
        return new Defaults(competitions);
    }
}
