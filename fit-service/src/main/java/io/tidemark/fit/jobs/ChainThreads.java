package io.tidemark.fit.jobs;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that chains are sampled on, as many as the configuration says; chains beyond that wait. */
@ApplicationScoped
class ChainThreads implements Executor {

    private final ExecutorService threads;

    ChainThreads(FitConfig config) {
        this.threads = Executors.newFixedThreadPool(config.threads(), task -> new Thread(task, "fit-chain"));
    }

    @Override
    public void execute(Runnable chain) {
        threads.execute(chain);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
