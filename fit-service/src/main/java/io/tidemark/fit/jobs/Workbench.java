package io.tidemark.fit.jobs;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.fit.store.Fits;
import io.tidemark.fit.store.Inbox;
import io.tidemark.fit.store.JobQueue;
import io.tidemark.fit.store.JobQueue.Claim;
import io.tidemark.fit.store.Locks;
import io.tidemark.fit.store.StoredFit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** What a worker asks of the store before and while it samples, each in a transaction of its own. */
@ApplicationScoped
class Workbench {

    private final Locks locks;
    private final JobQueue queue;
    private final Fits fits;
    private final Inbox inbox;
    private final FitConfig config;

    Workbench(Locks locks, JobQueue queue, Fits fits, Inbox inbox, FitConfig config) {
        this.locks = locks;
        this.queue = queue;
        this.fits = fits;
        this.inbox = inbox;
        this.config = config;
    }

    /** Takes the next job, but none of captures that so many are held of. */
    @Transactional
    Optional<Claim> claim(String worker, int mostHeld) {
        return queue.claim(worker, config.stale(), mostHeld);
    }

    /** The fit of a job that was taken, now marked as running; empty where the capture was forgotten meanwhile. */
    @Transactional
    Optional<StoredFit> start(Claim claim) {
        Optional<StoredFit> fit = fits.find(claim.fitId());
        if (fit.isEmpty()) return fit;
        locks.hold(fit.get().order().captures());
        if (!queue.holds(claim)) return Optional.empty();
        fits.begin(claim.fitId());
        return fit;
    }

    /** Metrics of the captures of a fit, in their order. */
    @Transactional
    List<CaptureMetrics> metrics(StoredFit fit) {
        return fit.order().captures().stream()
                .map(captureId -> inbox.metrics(captureId, fit.order().definition())
                        .orElseThrow(
                                () -> new MetricsMissing(captureId, fit.order().definition())))
                .toList();
    }

    /** The fit of an id. */
    @Transactional
    Optional<StoredFit> fit(String fitId) {
        return fits.find(fitId);
    }

    /** Tells that the worker is still there; stops it where it has lost the job. */
    @Transactional
    void beat(RunningFit running) {
        if (!queue.beat(running.claim(), running.iterations())) running.stop();
    }

    /** Gives a job back because this process stops; the attempt does not count. */
    @Transactional
    void release(Claim claim, StoredFit fit) {
        giveBack(claim, fit, () -> queue.release(claim));
    }

    /** Gives a job back to be tried again; the attempt counts. */
    @Transactional
    void putBack(Claim claim, StoredFit fit) {
        giveBack(claim, fit, () -> queue.putBack(claim));
    }

    private void giveBack(Claim claim, StoredFit fit, Runnable free) {
        locks.hold(fit.order().captures());
        if (!queue.holds(claim)) return;
        free.run();
        fits.giveBack(claim.fitId());
    }

    /** Number of fits that wait or run. */
    @Transactional
    long queueLength() {
        return queue.length();
    }
}
