package io.tidemark.fit.jobs;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tidemark.fit.selection.Competitions;
import io.tidemark.fit.selection.Defaults;
import io.tidemark.fit.selection.ModelSet;
import io.tidemark.fit.selection.ModelSets;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the parts together that know no framework, and tells them when the service starts and stops and what happens in between. */
@Singleton
final class Wiring {

    private final FitConfig config;

    Wiring(FitConfig config) {
        this.config = config;
    }

    /** Says that a worker may find a job. */
    record JobQueued() {}

    /** Says that another fit may begin beside one that takes long. */
    record Room() {}

    /** Makes the sets at the start, so that a setting that names no model shows then. */
    void start(@Observes StartupEvent started, ModelSets models, FitWorkers workers) {
        workers.start();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobQueued queued, FitWorkers workers) {
        workers.wake();
    }

    void startAnother(@Observes Room room, FitWorkers workers) {
        workers.startAnother();
    }

    void stop(@Observes ShutdownEvent stopping, FitWorkers workers) throws InterruptedException {
        workers.stop();
    }

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
    FitIntake fitIntake(
            Transactions transactions,
            Locks locks,
            Inbox inbox,
            Fits fits,
            JobQueue queue,
            Defaults defaults,
            Event<JobQueued> queued) {
        return new FitIntake(
                transactions,
                locks,
                inbox,
                fits,
                queue,
                defaults,
                () -> queued.fire(new JobQueued()),
                config.mostQueuedOfTeam());
    }

    @Produces
    @Singleton
    MetricsIntake metricsIntake(
            Transactions transactions,
            Locks locks,
            Inbox inbox,
            Fits fits,
            Outbox outbox,
            FitIntake intake,
            ModelSets models) {
        return new MetricsIntake(transactions, locks, inbox, fits, outbox, intake, models);
    }

    @Produces
    @Singleton
    Workbench workbench(Transactions transactions, Locks locks, JobQueue queue, Fits fits, Inbox inbox) {
        return new Workbench(transactions, locks, queue, fits, inbox, config);
    }

    @Produces
    @Singleton
    FitCompletion fitCompletion(
            Transactions transactions,
            Locks locks,
            JobQueue queue,
            Fits fits,
            Draws draws,
            PeopleOfFits people,
            Outbox outbox,
            FitIntake intake,
            PosteriorMessages messages,
            Defaults defaults) {
        return new FitCompletion(transactions, locks, queue, fits, draws, people, outbox, intake, messages, defaults);
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

    @Produces
    @Singleton
    FitWorkers fitWorkers(FitWorker worker, ChainThreads threads, Heart heart) {
        return new FitWorkers(worker, threads, heart, config);
    }
}
