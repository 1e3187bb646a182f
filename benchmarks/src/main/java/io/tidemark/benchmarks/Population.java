package io.tidemark.benchmarks;

import io.tidemark.fit.PopulationFitter;
import io.tidemark.fit.people.PeopleData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
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

/** The population that people were drawn from, which is sampled beside a model: four chains on as many threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class Population {

    @Param(MeasuredCapture.SAMPLE)
    public String capture;

    /** People who each did what the capture holds. */
    @Param({"1", "10"})
    public int persons;

    private PeopleData captured;

    @Setup
    public void measure() throws IOException {
        captured = PeopleData.of(Collections.nCopies(persons, MeasuredCapture.metrics(Path.of(capture))))
                .orElseThrow();
    }

    @Benchmark
    public PopulationFitter.Result sample() {
        return FittedCapture.population(captured);
    }
}
