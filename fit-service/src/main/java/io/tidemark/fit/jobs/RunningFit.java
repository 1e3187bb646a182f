package io.tidemark.fit.jobs;

import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Phase;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.store.JobQueue.Claim;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** A fit that a worker of this process samples: how far its chains have come, and whether to stop. */
final class RunningFit implements Progress, Cancellation {

    private final Claim claim;
    private final AtomicIntegerArray iterations;
    private volatile boolean stopped;

    RunningFit(Claim claim, int chains) {
        this.claim = claim;
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

    /** Ends sampling before the next iteration. */
    void stop() {
        stopped = true;
    }

    @Override
    public void iterationEnded(int chain, int iteration, Phase phase) {
        iterations.set(chain - 1, iteration);
    }

    @Override
    public boolean requested() {
        return stopped;
    }
}
