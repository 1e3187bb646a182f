package io.tidemark.fit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.CaptureMetrics.DurationTally;
import io.tidemark.contracts.CaptureMetrics.Durations;
import io.tidemark.contracts.LogBins;
import io.tidemark.contracts.PerProtocol;
import io.tidemark.fit.model.CountSeries;
import io.tidemark.fit.model.DurationStatistics;
import io.tidemark.fit.model.Observations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The reference data and Stan's posteriors for them, which lie in a folder {@code shared} beside the project's, or where
 * TIDEMARK_SHARED says. Tests that need them are skipped where there is none.
 */
public final class Reference {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Reference() {}

    /** Counts and durations of the reference capture, TCP and UDP apart; the counts, known only in all, stand as TCP's. */
    public static Observations observations() {
        int[] counts = Arrays.stream(numbers("workstation-13min.cps.txt"))
                .mapToInt(count -> (int) count)
                .toArray();
        PerProtocol<DurationStatistics> durations = new PerProtocol<>("tcp", "udp")
                .map(protocol -> statistics(numbers("workstation-13min.durations-" + protocol + ".txt")));
        return Observations.of(
                List.of(new CountSeries(1, new PerProtocol<>(counts, new int[counts.length]))), List.of(durations));
    }

    /** The counts with the durations of one file, {@code durations-tcp}, all of them taken as TCP's. */
    public static Observations observationsOfTcp(String file) {
        return Observations.of(
                observations().series(),
                List.of(new PerProtocol<>(
                        statistics(numbers("workstation-13min." + file + ".txt")), DurationStatistics.NONE)));
    }

    /** Statistics of positive durations, in seconds, that were seen to their end. */
    public static DurationStatistics statistics(double[] seconds) {
        return DurationStatistics.of(new Durations(tally(seconds), tally(new double[0])), 1_000);
    }

    /** Tally of durations in seconds, zeros among them. */
    public static DurationTally tally(double[] seconds) {
        double[] positive =
                Arrays.stream(seconds).filter(duration -> duration > 0).toArray();
        Map<Integer, Long> histogram = new TreeMap<>();
        Arrays.stream(positive).forEach(duration -> histogram.merge(LogBins.of(duration), 1L, Long::sum));
        return new DurationTally(
                seconds.length - positive.length,
                positive.length,
                Arrays.stream(positive).sum(),
                Arrays.stream(positive).map(Math::log).sum(),
                histogram.keySet().stream().mapToInt(bin -> bin).toArray(),
                histogram.values().stream().mapToLong(count -> count).toArray());
    }

    /** Numbers of a file of the reference folder, one a line. */
    public static double[] numbers(String file) {
        try (Stream<String> lines = Files.lines(folder().resolve(file))) {
            return lines.mapToDouble(Double::parseDouble).toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stan's summary of every parameter of a reference posterior, by name. */
    public static Map<String, JsonNode> posterior(String name) {
        try {
            Map<String, JsonNode> byName = new TreeMap<>();
            JSON.readTree(folder().resolve(name + ".json").toFile())
                    .get("parameters")
                    .forEach(parameter -> byName.put(parameter.get("variable").asText(), parameter));
            return byName;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        Optional<Path> folder = folder("reference");
        assumeTrue(folder.isPresent(), "no folder shared/reference beside the project: not checked against Stan");
        return folder.get();
    }

    /** A folder of shared data, where it is there. */
    public static Optional<Path> folder(String name) {
        return Stream.concat(
                        Optional.ofNullable(System.getenv("TIDEMARK_SHARED")).map(Path::of).stream(),
                        Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                                .map(path -> path.resolve("shared")))
                .map(shared -> shared.resolve(name))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
