package io.tidemark.benchmarks;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.Posterior;
import io.tidemark.simulate.concurrency.PredictiveLaw;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From 4,000 draws to the law of concurrency on all cores: what is done once for a fit, and what for each number of users. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class Concurrency {

    @Param(MeasuredCapture.SAMPLE)
    public String capture;

    @Param("nb+gamma")
    public String model;

    /** Draws of each of four chains. */
    @Param("1000")
    public int draws;

    /** What is taken of people, as in a request. */
    @Param({"alike", "differ"})
    public String people;

    private Posterior posterior;
    private ConcurrencyLaw law;

    /** How many use the network. */
    @State(Scope.Benchmark)
    public static class Users {
        @Param({"1", "10", "200", "10000", "1000000"})
        public int users;
    }

    @Setup
    public void fit() throws IOException {
        posterior = FittedCapture.posterior(model, Path.of(capture), draws, people);
        law = FittedCapture.law(posterior);
    }

    @Benchmark
    public ConcurrencyLaw onceForAFit() {
        return FittedCapture.law(posterior);
    }

    @Benchmark
    public PredictiveLaw law(Users users) {
        return law.concurrentConnections(users.users);
    }
}
