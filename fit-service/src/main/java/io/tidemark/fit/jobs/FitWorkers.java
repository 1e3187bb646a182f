package io.tidemark.fit.jobs;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tidemark.fit.jobs.FitIntake.JobQueued;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The worker threads of this process. They start and stop with it; a fit that runs when it stops goes back to the queue. */
@ApplicationScoped
class FitWorkers {

    private static final Logger LOG = Logger.getLogger(FitWorkers.class);
    private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(1);
    private static final long STOP_MILLIS = 10_000;

    private final FitWorker worker;
    private final Heart heart;
    private final FitConfig config;
    private final Bell bell = new Bell();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    FitWorkers(FitWorker worker, Heart heart, FitConfig config) {
        this.worker = worker;
        this.heart = heart;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        UUID process = UUID.randomUUID();
        for (int number = 1; number <= config.workers(); number++) {
            String name = process + "/" + number;
            Thread thread = new Thread(() -> work(name), "fit-worker-" + number);
            thread.start();
            threads.add(thread);
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobQueued event) {
        bell.ring();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        heart.stopAll();
        bell.ring();
        for (Thread thread : threads) thread.join(STOP_MILLIS);
    }

    private void work(String name) {
        while (!stopping) {
            long rings = bell.rings();
            Duration pause = look(name);
            try {
                bell.await(rings, pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Fits what the queue holds next, and says how long to wait before looking again. */
    private Duration look(String name) {
        try {
            return worker.fitNext(name) ? Duration.ZERO : config.poll();
        } catch (RuntimeException e) {
            LOG.errorf(e, "a worker looks at the queue again in %s", AFTER_AN_ERROR);
            return AFTER_AN_ERROR;
        }
    }
}
