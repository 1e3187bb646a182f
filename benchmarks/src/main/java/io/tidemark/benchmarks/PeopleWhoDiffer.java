package io.tidemark.benchmarks;

import io.tidemark.fit.FitResult;
import io.tidemark.fit.PopulationFitter;
import io.tidemark.fit.people.PeopleData;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import io.tidemark.simulate.concurrency.Posterior;
import io.tidemark.simulate.concurrency.PredictiveLaw;
import io.tidemark.simulate.sizing.PeakLaw;
import io.tidemark.simulate.sizing.PeakSimulation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

/** People who differ, beside {@link Concurrency} and {@link Peak} of people who are alike: the population, its law and its peaks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class PeopleWhoDiffer {

    @Param(MeasuredCapture.SAMPLE)
    public String capture;

    /** People who each did what the capture holds. */
    @State(Scope.Benchmark)
    public static class Captured {
        @Param({"1", "10"})
        public int people;

        private PeopleData data;

        @Setup
        public void measure(PeopleWhoDiffer of) throws IOException {
            data = PeopleData.of(Collections.nCopies(people, MeasuredCapture.metrics(Path.of(of.capture))))
                    .orElseThrow();
        }
    }

    /** The law by one person's capture. */
    @State(Scope.Benchmark)
    public static class Law {
        @Param("nb+gamma")
        public String model;

        /** Draws of each of four chains. */
        @Param("1000")
        public int draws;

        @Param({"1", "200", "1000000"})
        public int users;

        @Param("PT8H")
        public String horizon;

        @Param("1000")
        public int paths;

        private ConcurrencyLaw law;

        @Setup
        public void fit(PeopleWhoDiffer of) throws IOException {
            Captured one = new Captured();
            one.people = 1;
            one.measure(of);
            FitResult alike = FittedCapture.fit(model, MeasuredCapture.observe(Path.of(of.capture)), draws);
            Posterior posterior =
                    FittedCapture.posterior(FittedCapture.beside(alike, FittedCapture.population(one.data)));
            law = FittedCapture.law(posterior.ofPeopleWhoDiffer());
        }
    }

    @Benchmark
    public PopulationFitter.Result population(Captured captured) {
        return FittedCapture.population(captured.data);
    }

    @Benchmark
    public PredictiveLaw law(Law of) {
        return of.law.concurrentConnections(of.users);
    }

    @Benchmark
    public PeakLaw peaks(Law of) {
        int horizonSeconds = (int) Duration.parse(of.horizon).toSeconds();
        return new PeakSimulation(of.law, of.users, horizonSeconds).peaks(of.paths, 1);
    }
}
