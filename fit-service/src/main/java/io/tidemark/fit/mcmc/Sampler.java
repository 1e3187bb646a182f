package io.tidemark.fit.mcmc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Samples a target with several chains in parallel. Each has its own generator, split from one seed in the order of the
 * chains, so that draws depend neither on the number of threads nor on that of the chains after it.
 */
public final class Sampler {

    private final Executor executor;

    /** A sampler whose chains run on the given executor, each as one task. */
    public Sampler(Executor executor) {
        this.executor = executor;
    }

    /**
     * Runs all chains and waits for them. Where one fails the others are stopped.
     *
     * @param freshTarget makes the same target anew for each chain, which run at the same time
     * @return the chains, in the order of their numbers
     * @throws CancellationException where cancellation was requested
     * @throws IllegalStateException where a chain finds no start or no step size
     */
    public List<SampledChain> sample(
            Supplier<Target> freshTarget, SamplerSettings settings, Progress progress, Cancellation cancellation) {
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        Cancellation stop = () -> failure.get() != null || cancellation.requested();
        SplittableUniformRandomProvider root =
                (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(settings.seed());
        List<CompletableFuture<SampledChain>> running = new ArrayList<>();
        for (int number = 1; number <= settings.chains(); number++) {
            Target target = new CancellableTarget(freshTarget.get(), stop);
            Chain chain = new Chain(number, target, settings, root.split(), progress);
            running.add(CompletableFuture.supplyAsync(() -> run(chain, failure), executor));
        }
        return await(running, failure);
    }

    private static SampledChain run(Chain chain, AtomicReference<RuntimeException> failure) {
        try {
            return chain.run();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            throw e;
        }
    }

    /** Waits for all, and throws what failed first. */
    private static List<SampledChain> await(
            List<CompletableFuture<SampledChain>> running, AtomicReference<RuntimeException> failure) {
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException | CancellationException e) {
            RuntimeException first = failure.get();
            throw first == null ? e : first;
        }
        return running.stream().map(CompletableFuture::join).toList();
    }
}
