package io.tidemark.fit.jobs;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The worker threads of this process. They start and stop with it; a fit that runs when it stops goes back to the queue. Where a
 * fit takes long, another thread looks for the next one meanwhile, and the first ends with its fit.
 */
final class FitWorkers {

    private static final Logger LOG = Logger.getLogger(FitWorkers.class);
    private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(1);
    private static final long STOP_MILLIS = 10_000;

    private final FitWorker worker;
    private final Cores cores;
    private final Heart heart;
    private final FitConfig config;
    private final UUID process = UUID.randomUUID();
    private final Bell bell = new Bell();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger started = new AtomicInteger();
    private volatile boolean stopping;

    FitWorkers(FitWorker worker, ChainThreads threads, Heart heart, FitConfig config) {
        this.worker = worker;
        this.cores = threads.cores();
        this.heart = heart;
        this.config = config;
    }

    /** Starts as many as the setting says. */
    void start() {
        for (int i = 0; i < config.workers(); i++) startAnother();
    }

    /** Makes those without a job look at the queue. */
    void wake() {
        bell.ring();
    }

    /** Stops all of them and waits until they have given back what they work on. */
    void stop() throws InterruptedException {
        synchronized (threads) {
            stopping = true;
        }
        heart.stopAll();
        bell.ring();
        for (Thread thread : threads) thread.join(STOP_MILLIS);
    }

    /** Starts one beside a fit that takes long. */
    void startAnother() {
        synchronized (threads) {
            if (stopping) return;
            int number = started.incrementAndGet();
            Thread thread = new Thread(() -> work(process + "/" + number), "fit-worker-" + number);
            threads.add(thread);
            thread.start();
        }
    }

    private void work(String name) {
        boolean isReplaced = false;
        try {
            while (!stopping && !isReplaced) {
                long rings = bell.rings();
                Share share = cores.begin();
                Duration pause = look(name, share);
                isReplaced = cores.end(share);
                if (!isReplaced) bell.await(rings, pause);
            }
        } catch (InterruptedException e) {
            LOG.debugf("worker %s was interrupted", name);
        } finally {
            threads.remove(Thread.currentThread());
        }
    }

    /** Fits what the queue holds next, and says how long to wait before looking again. */
    private Duration look(String name, Share share) {
        try {
            return worker.fitNext(name, share) ? Duration.ZERO : config.poll();
        } catch (RuntimeException e) {
            LOG.errorf(e, "a worker looks at the queue again in %s", AFTER_AN_ERROR);
            return AFTER_AN_ERROR;
        }
    }
}
