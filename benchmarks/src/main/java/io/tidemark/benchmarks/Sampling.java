package io.tidemark.benchmarks;

import io.tidemark.fit.FitResult;
import io.tidemark.fit.model.Observations;
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

/** From sufficient statistics to draws and diagnostics: a whole fit of four chains on as many threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class Sampling {

    @Param(MeasuredCapture.SAMPLE)
    public String capture;

    @Param({"article", "nb+gamma"})
    public String model;

    /** Draws of a chain, and iterations of warm-up before them. */
    @Param("1000")
    public int draws;

    private Observations observations;

    @Setup
    public void observe() throws IOException {
        observations = MeasuredCapture.observe(Path.of(capture));
    }

    @Benchmark
    public FitResult fit() {
        return FittedCapture.fit(model, observations, draws);
    }
}
