package io.tidemark.fit.jobs;

import io.tidemark.fit.jobs.JobQueue.Claim;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells the queue, again and again, that the workers of this process are still there and how far they have come,
 * and stops fits that were worked on for too long.
 */
final class Heart {

    private static final Logger LOG = Logger.getLogger(Heart.class);

    private final Set<RunningFit> running = ConcurrentHashMap.newKeySet();
    private final Workbench workbench;
    private final Cores cores;
    private final Duration deadline;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "fit-heartbeat"));
    private volatile boolean stopping;

    /**
     * A heart that beats from now on.
     *
     * @param interval time between two beats
     * @param deadline how long a fit may be worked on
     */
    Heart(Workbench workbench, Cores cores, Duration interval, Duration deadline) {
        this.workbench = workbench;
        this.cores = cores;
        this.deadline = deadline;
        long nanos = interval.toNanos();
        timer.scheduleWithFixedDelay(this::beat, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** Beats for a fit from now on. */
    RunningFit begin(Claim claim, Share share, int chains) {
        RunningFit fit = new RunningFit(claim, cores, share, chains);
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

    void close() {
        timer.shutdownNow();
    }

    private void beat() {
        for (RunningFit fit : running) {
            fit.stopAfter(deadline);
            try {
                workbench.beat(fit);
            } catch (RuntimeException e) {
                LOG.warnf("no heartbeat of fit %s: %s", fit.claim().fitId(), e.getMessage());
            }
        }
    }
}
