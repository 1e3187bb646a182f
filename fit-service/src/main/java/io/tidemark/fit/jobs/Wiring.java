package io.tidemark.fit.jobs;

import io.tidemark.fit.selection.Competitions;
import io.tidemark.fit.selection.Defaults;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the parts together that know no framework. */
@Singleton
final class Wiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Defaults defaults(Competitions competitions) {
        return new Defaults(competitions);
    }
}
