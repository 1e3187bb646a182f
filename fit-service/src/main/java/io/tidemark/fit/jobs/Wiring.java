package io.tidemark.fit.jobs;

import io.quarkus.runtime.StartupEvent;
import io.tidemark.fit.jobs.FitWorkers.Room;
import io.tidemark.fit.selection.Competitions;
import io.tidemark.fit.selection.Defaults;
import io.tidemark.fit.selection.ModelSet;
import io.tidemark.fit.selection.ModelSets;
import io.tidemark.fit.store.Draws;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the parts together that know no framework; those that hold transactions or hear events are beans of their own. */
@Singleton
final class Wiring {

    private final FitConfig config;

    Wiring(FitConfig config) {
        this.config = config;
    }

    /** Makes it at the start, so that a setting that names no model shows then. */
    void start(@Observes StartupEvent started, ModelSets models) {}

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ModelSets models() {
        return new ModelSets(new ModelSet(config.models()), new ModelSet(List.of(config.quickModel())));
    }

    @Produces
    @Singleton
    Defaults defaults(Competitions competitions) {
        return new Defaults(competitions);
    }

    @Produces
    @Singleton
    ChainThreads chainThreads(Event<Room> room) {
        Cores cores = new Cores(config.threads(), config.turn().toNanos(), System::nanoTime);
        return new ChainThreads(cores, () -> room.fire(new Room()));
    }

    void close(@Disposes ChainThreads threads) {
        threads.close();
    }

    @Produces
    @Singleton
    Heart heart(Workbench workbench, ChainThreads threads) {
        return new Heart(workbench, threads.cores(), config.heartbeat(), config.deadline());
    }

    void close(@Disposes Heart heart) {
        heart.close();
    }

    @Produces
    @Singleton
    StoredResults storedResults(Draws draws) {
        return new StoredResults(draws);
    }

    @Produces
    @Singleton
    FittedData fittedData(Workbench workbench, StoredResults results) {
        return new FittedData(workbench, results);
    }

    @Produces
    @Singleton
    Scoring scoring(Workbench workbench, StoredResults results) {
        return new Scoring(workbench, results);
    }

    @Produces
    @Singleton
    PosteriorMessages posteriorMessages(
            @ConfigProperty(name = "quarkus.application.version") String version, Clock clock) {
        return new PosteriorMessages(version, clock);
    }

    @Produces
    @Singleton
    FitWorker fitWorker(
            Workbench workbench,
            ChainThreads threads,
            Heart heart,
            FitCompletion completion,
            Scoring scoring,
            Stages stages,
            Clock clock) {
        return new FitWorker(workbench, threads, heart, completion, scoring, stages, config, clock);
    }
}
