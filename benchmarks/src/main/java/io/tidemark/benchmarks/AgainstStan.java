package io.tidemark.benchmarks;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.model.Observations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Times fits against rstan's on the same data and in one run: {@code java -cp benchmarks/target/benchmarks.jar
 * io.tidemark.benchmarks.AgainstStan [CAPTURE]}, from the root of a built checkout, where R has {@code rstan}. Four chains
 * of 1,000 iterations of warm-up and 1,000 draws each, on two cores. Ours are timed in a warm process, from sufficient
 * statistics to diagnostics; of Stan's only the sampling counts, half of what all chains took, neither compiling nor starting
 * R's processes. What our models fit at once is given to Stan as two programs, arrivals and durations, whose times are added:
 * each then adapts to its own block. All of it is in Stan's favour. Figures are medians of three seeds.
 */
public final class AgainstStan {

    private static final int WARM_UP_RUNS = 5;
    private static final int SEEDS = 3;
    private static final int CORES = 2;
    private static final int DRAWS_OF_A_CHAIN = 1_000;
    private static final long DAY_SEED = 20_240_407;
    private static final Path PROGRAMS = Path.of("benchmarks/stan");

    /** A model of ours, and Stan's programs for its two factors. */
    private record Comparison(String model, String arrivals, String durations, int parts) {}

    private static final List<Comparison> OF_A_CAPTURE = List.of(
            new Comparison("nb+gamma", "nb", "gamma", 0),
            new Comparison("hmm-nb2+gamma", "hmm-nb2", "gamma", 0),
            new Comparison("nb+lognormal-mix2", "nb", "lognormal-mix", 2),
            new Comparison("nb+lognormal-mix3", "nb", "lognormal-mix", 3));

    /** Seconds of a fit on two cores, the smallest bulk effective sample size among its parameters, and the largest R-hat. */
    private record Sampled(double seconds, double smallestEss, double largestRhat) {

        double essPerSecond() {
            return smallestEss / seconds;
        }

        Sampled and(Sampled other) {
            return new Sampled(
                    seconds + other.seconds,
                    Math.min(smallestEss, other.smallestEss),
                    Math.max(largestRhat, other.largestRhat));
        }
    }

    private final Path folder;
    private final RScript fit;
    private final Map<String, Sampled> byStan = new HashMap<>();

    private AgainstStan(Path folder) {
        this.folder = folder;
        this.fit = new RScript(PROGRAMS.resolve("fit.R"), folder);
    }

    /** Runs all comparisons and prints a table. */
    public static void main(String[] arguments) throws Exception {
        Path capture = Path.of(arguments.length > 0 ? arguments[0] : MeasuredCapture.SAMPLE);
        AgainstStan benchmark = new AgainstStan(Files.createTempDirectory("tidemark-stan"));
        System.out.printf(
                "%-32s %10s %10s %8s %10s %10s %8s %8s %9s%n",
                "", "ours, s", "Stan, s", "ratio", "ours, ESS", "Stan, ESS", "R-hat", "R-hat", "ESS/s");
        ConnectionSample sample = ConnectionSample.of(MeasuredCapture.observe(capture));
        for (Comparison comparison : OF_A_CAPTURE) {
            benchmark.compare("capture", sample, comparison);
        }
        benchmark.compare("working day", ConnectionSample.workingDay(DAY_SEED), OF_A_CAPTURE.get(0));
    }

    private void compare(String what, ConnectionSample sample, Comparison comparison) throws Exception {
        Sampled ours = ours(sample.observations(), comparison.model());
        Sampled stan = stan(what, sample, comparison.arrivals(), 0)
                .and(stan(what, sample, comparison.durations(), comparison.parts()));
        System.out.printf(
                Locale.ROOT,
                "%-32s %,10.3f %,10.2f %,8.0f %,10.0f %,10.0f %8.3f %8.3f %,9.0f%n",
                comparison.model() + ", " + what,
                ours.seconds(),
                stan.seconds(),
                stan.seconds() / ours.seconds(),
                ours.smallestEss(),
                stan.smallestEss(),
                ours.largestRhat(),
                stan.largestRhat(),
                ours.essPerSecond() / stan.essPerSecond());
    }

    private static Sampled ours(Observations observations, String model) {
        for (int run = 0; run < WARM_UP_RUNS; run++) {
            FittedCapture.fit(model, observations, DRAWS_OF_A_CHAIN);
        }
        List<FitResult> fits = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> FittedCapture.fit(model, observations, DRAWS_OF_A_CHAIN, seed))
                .toList();
        return new Sampled(
                median(fits, FitResult::wallSeconds),
                median(
                        fits,
                        fit -> summaries(fit, ParameterSummary::essBulk).min().orElseThrow()),
                median(fits, fit -> summaries(fit, ParameterSummary::rhat).max().orElseThrow()));
    }

    private static DoubleStream summaries(FitResult fit, ToDoubleFunction<ParameterSummary> value) {
        return fit.summaries().stream().mapToDouble(value);
    }

    private static double median(List<FitResult> fits, ToDoubleFunction<FitResult> value) {
        return fits.stream()
                .mapToDouble(value)
                .sorted()
                .skip(SEEDS / 2)
                .findFirst()
                .orElseThrow();
    }

    /** Stan's fit of a program, sampled once for the data of one name. */
    private Sampled stan(String what, ConnectionSample sample, String program, int parts) throws Exception {
        String key = what + program + parts;
        if (!byStan.containsKey(key)) {
            byStan.put(key, sampleByStan(sample, program, parts));
        }
        return byStan.get(key);
    }

    private Sampled sampleByStan(ConnectionSample sample, String program, int parts)
            throws IOException, InterruptedException {
        Path data = Files.writeString(folder.resolve("data.R"), sample.asAssignments(parts));
        Map<String, Double> values = fit.run(PROGRAMS.resolve(program + ".stan"), data);
        return new Sampled(
                values.get("chainSeconds") / CORES, values.get("smallestBulkEss"), values.get("largestRhat"));
    }
}
