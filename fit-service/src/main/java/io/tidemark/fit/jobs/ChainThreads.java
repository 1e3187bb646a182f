package io.tidemark.fit.jobs;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The threads that chains are sampled on. There are as many as chains; how many of them work at once, and for which fit, is
 * said by the {@link Cores}.
 */
final class ChainThreads {

    private static final Logger LOG = Logger.getLogger(ChainThreads.class);
    private static final long TICK_MILLIS = 50;

    private final Cores cores;
    private final Runnable room;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "fit-chain"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "fit-turns"));

    /**
     * Threads that do nothing yet.
     *
     * @param cores says how many of them work at once
     * @param room hears that another fit may begin beside one that takes long
     */
    ChainThreads(Cores cores, Runnable room) {
        this.cores = cores;
        this.room = room;
        timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Who has the cores. */
    Cores cores() {
        return cores;
    }

    /** Runs what a fit has to do, each task on a thread of its own, when it is the fit's turn. */
    Executor of(Share share) {
        return task -> threads.execute(() -> cores.work(share, () -> {
            task.run();
            return null;
        }));
    }

    void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }

    private void tick() {
        try {
            int more = cores.tick();
            for (int i = 0; i < more; i++) room.run();
        } catch (RuntimeException e) {
            LOG.error("no worker was started beside a long fit", e);
        }
    }
}
