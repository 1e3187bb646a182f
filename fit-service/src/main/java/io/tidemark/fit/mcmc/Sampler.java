package io.tidemark.fit.mcmc;

import java.util.List;
import java.util.concurrent.Executor;

/** Samples a target with several chains in parallel, each with its own generator split from one seed. */
public final class Sampler {

    private final Executor executor;

    /** A sampler whose chains run on the given executor, each as one task. */
    public Sampler(Executor executor) {
        this.executor = executor;
    }

    /**
     * Runs all chains and waits for them.
     *
     * @return the chains, in the order of their numbers
     * @throws java.util.concurrent.CancellationException where cancellation was requested
     */
    public List<SampledChain> sample(
            Target target, SamplerSettings settings, Progress progress, Cancellation cancellation) {
        throw new UnsupportedOperationException("sampling is not built yet");
    }
}
