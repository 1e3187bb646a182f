package io.tidemark.fit.jobs;

import io.tidemark.fit.jobs.JobQueue.Claim;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Phase;
import io.tidemark.fit.mcmc.Progress;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A fit that a worker of this process samples: how far its chains have come, and whether to stop. Whoever asks whether to stop gives way
 * to other fits first where it is their turn.
 */
final class RunningFit implements Progress, Cancellation {

    private final Claim claim;
    private final Cores cores;
    private final Share share;
    private final AtomicIntegerArray iterations;
    private volatile boolean overdue;

    RunningFit(Claim claim, Cores cores, Share share, int chains) {
        this.claim = claim;
        this.cores = cores;
        this.share = share;
        this.iterations = new AtomicIntegerArray(chains);
    }

    Claim claim() {
        return claim;
    }

    /** Iterations ended, by chain. */
    int[] iterations() {
        int[] copy = new int[iterations.length()];
        for (int chain = 0; chain < copy.length; chain++) copy[chain] = iterations.get(chain);
        return copy;
    }

    /** Ends sampling before the next evaluation. */
    void stop() {
        cores.stop(share);
    }

    /** The same where the fit was worked on for longer than it may be; time that it gave to others does not count. */
    void stopAfter(Duration deadline) {
        if (cores.workedNanos(share) <= deadline.toNanos()) return;
        overdue = true;
        stop();
    }

    /** Whether it was stopped because it was worked on for too long. */
    boolean isOverdue() {
        return overdue;
    }

    @Override
    public void iterationEnded(int chain, int iteration, Phase phase) {
        iterations.set(chain - 1, iteration);
    }

    /**
     * Waits for what is worked out for another fit, without a core.
     *
     * @throws CancellationException where it is to wait no longer
     */
    void rest() {
        cores.rest(share);
        if (share.stopped()) throw new CancellationException();
    }

    @Override
    public boolean requested() {
        cores.giveWay(share);
        return share.stopped();
    }
}
