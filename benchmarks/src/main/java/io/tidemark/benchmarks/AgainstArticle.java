package io.tidemark.benchmarks;

import io.tidemark.fit.FitResult;
import io.tidemark.simulate.concurrency.ConcurrencyLaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Times the source article's last task, one to ten users for three hours, beside a run of its method in R on the same draws: {@code java
 * -cp benchmarks/target/benchmarks.jar io.tidemark.benchmarks.AgainstArticle [CAPTURE]}, from the root of a built checkout,
 * where R has {@code dplyr}, {@code tidyr} and {@code purrr}. Ours are the ten exact laws over all 4,000 draws, R's is one run of
 * one pooled draw a second. Neither starting R nor preparing its pools counts.
 */
public final class AgainstArticle {

    private static final int MOST_USERS = 10;
    private static final int WARM_UP_RUNS = 10;
    private static final int RUNS = 9;
    private static final int DRAWS_OF_A_CHAIN = 1_000;

    private AgainstArticle() {}

    /** Runs both and prints seconds and their ratio. */
    public static void main(String[] arguments) throws Exception {
        Path capture = Path.of(arguments.length > 0 ? arguments[0] : MeasuredCapture.SAMPLE);
        FitResult fit = FittedCapture.fit("article", MeasuredCapture.observe(capture), DRAWS_OF_A_CHAIN);
        double ours = ours(fit);
        double article = article(fit);
        System.out.printf(Locale.ROOT, "exact laws of 1 to %d users, s         %8.3f%n", MOST_USERS, ours);
        System.out.printf(Locale.ROOT, "one run of the article's method, s    %8.3f%n", article);
        System.out.printf(Locale.ROOT, "so many times as fast                 %8.0f%n", article / ours);
    }

    private static double ours(FitResult fit) {
        double[] seconds = new double[WARM_UP_RUNS + RUNS];
        Arrays.setAll(seconds, run -> {
            long start = System.nanoTime();
            ConcurrencyLaw law = FittedCapture.law(FittedCapture.posterior(fit));
            for (int users = 1; users <= MOST_USERS; users++) {
                law.concurrentConnections(users);
            }
            return (System.nanoTime() - start) * 1e-9;
        });
        return Arrays.stream(seconds)
                .skip(WARM_UP_RUNS)
                .sorted()
                .skip(RUNS / 2)
                .findFirst()
                .orElseThrow();
    }

    private static double article(FitResult fit) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tidemark-article");
        Path draws = Files.writeString(folder.resolve("draws.csv"), csv(fit));
        Map<String, Double> result = new RScript(Path.of("benchmarks/article/users.R"), folder).run(draws);
        return result.get("seconds");
    }

    private static String csv(FitResult fit) {
        String header = String.join(",", fit.parameterNames()) + "\n";
        return header
                + Arrays.stream(fit.draws())
                        .flatMap(Arrays::stream)
                        .map(draw ->
                                Arrays.stream(draw).mapToObj(Double::toString).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }
}
