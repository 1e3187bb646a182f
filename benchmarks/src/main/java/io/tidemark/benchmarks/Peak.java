package io.tidemark.benchmarks;

import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.sizing.PeakLaw;
import io.tidemark.simulate.sizing.PeakSimulation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

/** From the law to the peak of a horizon: 1,000 paths, as for a certainty of 99 %, on all cores. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class Peak {

    @Param(MeasuredCapture.SAMPLE)
    public String capture;

    @Param("nb+gamma")
    public String model;

    /** Draws of each of four chains. */
    @Param("1000")
    public int draws;

    @Param("200")
    public int users;

    @Param("PT8H")
    public String horizon;

    @Param("1000")
    public int paths;

    /** What is taken of people, as in a request. */
    @Param({"alike", "differ"})
    public String people;

    private ConcurrencyLaw law;

    @Setup
    public void fit() throws IOException {
        law = FittedCapture.law(FittedCapture.posterior(model, Path.of(capture), draws, people));
    }

    @Benchmark
    public PeakLaw peaks() {
        int horizonSeconds = (int) Duration.parse(horizon).toSeconds();
        return new PeakSimulation(law, users, horizonSeconds).peaks(paths, 1);
    }
}
