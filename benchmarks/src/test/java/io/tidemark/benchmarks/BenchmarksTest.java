package io.tidemark.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs; how fast is measured by command. */
class BenchmarksTest {

    private static final String SMALL_SAMPLE = "../samples/lab-office-40s.pcapng";

    @Test
    void everyBenchmarkRuns() throws RunnerException {
        Collection<RunResult> results = new Runner(onceEach()).run();
        Set<String> ran = results.stream()
                .map(result -> result.getParams().getBenchmark())
                .map(name -> name.substring("io.tidemark.benchmarks.".length()))
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "Reading.streams",
                        "Reading.bytesAlone",
                        "Sampling.fit",
                        "Growth.fit",
                        "Concurrency.onceForAFit",
                        "Concurrency.law",
                        "Peak.peaks",
                        "Population.sample"),
                ran);
        for (RunResult result : results) {
            assertTrue(
                    result.getPrimaryResult().getScore() > 0,
                    () -> result.getParams().toString());
        }
        assertTrue(packetsOf("streams", results) > 0);
        assertTrue(packetsOf("bytesAlone", results) > 0);
    }

    private static double packetsOf(String benchmark, Collection<RunResult> results) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("Reading." + benchmark))
                .mapToDouble(
                        result -> result.getSecondaryResults().get("packets").getScore())
                .sum();
    }

    private static Options onceEach() {
        return new OptionsBuilder()
                .param("capture", SMALL_SAMPLE)
                .param("draws", "50")
                .param("durations", "1000")
                .param("users", "3")
                .param("horizon", "PT1M")
                .param("paths", "2")
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }
}
