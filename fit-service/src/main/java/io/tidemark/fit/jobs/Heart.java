package io.tidemark.fit.jobs;

import io.tidemark.fit.store.JobQueue.Claim;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Tells the queue, again and again, that the workers of this process are still there and how far they have come. */
@ApplicationScoped
class Heart {

    private static final Logger LOG = Logger.getLogger(Heart.class);

    private final Set<RunningFit> running = ConcurrentHashMap.newKeySet();
    private final Workbench workbench;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "fit-heartbeat"));
    private volatile boolean stopping;

    Heart(Workbench workbench, FitConfig config) {
        this.workbench = workbench;
        long nanos = config.heartbeat().toNanos();
        timer.scheduleWithFixedDelay(this::beat, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** Beats for a fit from now on. */
    RunningFit begin(Claim claim, int chains) {
        RunningFit fit = new RunningFit(claim, chains);
        running.add(fit);
        if (stopping) fit.stop();
        return fit;
    }

    /** Beats for a fit no longer. */
    void end(RunningFit fit) {
        running.remove(fit);
    }

    /** Stops all fits that run or will begin. */
    void stopAll() {
        stopping = true;
        running.forEach(RunningFit::stop);
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }

    private void beat() {
        for (RunningFit fit : running) {
            try {
                workbench.beat(fit);
            } catch (RuntimeException e) {
                LOG.warnf("no heartbeat of fit %s: %s", fit.claim().fitId(), e.getMessage());
            }
        }
    }
}
