package io.tidemark.fit.jobs;

import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.fit.jobs.JobQueue.Claim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a worker asks of the store before and while it samples, each in a transaction of its own. */
public final class Workbench {

    private final Transactions transactions;
    private final Locks locks;
    private final JobQueue queue;
    private final Fits fits;
    private final Inbox inbox;
    private final FitConfig config;

    Workbench(Transactions transactions, Locks locks, JobQueue queue, Fits fits, Inbox inbox, FitConfig config) {
        this.transactions = transactions;
        this.locks = locks;
        this.queue = queue;
        this.fits = fits;
        this.inbox = inbox;
        this.config = config;
    }

    /** Takes the next job, but none of captures that so many are held of. */
    Optional<Claim> claim(String worker, int mostHeld) {
        return transactions.within(() -> queue.claim(worker, config.stale(), mostHeld));
    }

    /** The fit of a job that was taken, now marked as running; empty where the capture was forgotten meanwhile. */
    Optional<StoredFit> start(Claim claim) {
        return transactions.within(() -> fits.find(claim.fitId()).filter(fit -> begin(claim, fit)));
    }

    private boolean begin(Claim claim, StoredFit fit) {
        locks.hold(fit.order().captures());
        if (!queue.holds(claim)) return false;
        fits.begin(claim.fitId());
        return true;
    }

    /** Metrics of the captures of a fit, in their order. */
    List<CaptureMetrics> metrics(StoredFit fit) {
        String definition = fit.order().definition();
        return transactions.within(() -> fit.order().captures().stream()
                .map(captureId -> metrics(captureId, definition))
                .toList());
    }

    private CaptureMetrics metrics(String captureId, String definition) {
        return inbox.metrics(captureId, definition).orElseThrow(() -> new MetricsMissing(captureId, definition));
    }

    /** The fit of an id. */
    Optional<StoredFit> fit(String fitId) {
        return transactions.within(() -> fits.find(fitId));
    }

    /** Tells that the worker is still there; stops it where it has lost the job. */
    void beat(RunningFit running) {
        boolean holds = transactions.within(() -> queue.beat(running.claim(), running.iterations()));
        if (!holds) running.stop();
    }

    /** Gives a job back because this process stops; the attempt does not count. */
    void release(Claim claim, StoredFit fit) {
        giveBack(claim, fit, queue::release);
    }

    /** Gives a job back to be tried again; the attempt counts. */
    void putBack(Claim claim, StoredFit fit) {
        giveBack(claim, fit, queue::putBack);
    }

    private void giveBack(Claim claim, StoredFit fit, Consumer<Claim> free) {
        transactions.perform(() -> {
            locks.hold(fit.order().captures());
            if (!queue.holds(claim)) return;
            free.accept(claim);
            fits.giveBack(claim.fitId());
        });
    }

    /** Number of fits that wait or run. */
    public long queueLength() {
        return transactions.within(queue::length);
    }

    /** How long the oldest fit waits that nobody has begun. */
    public Duration oldestWait() {
        return transactions.within(queue::oldestWait);
    }
}
