package io.tidemark.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A script of R that takes arguments and a file for its results, and writes one {@code name value} a line there. */
final class RScript {

    private final Path script;
    private final Path folder;

    /**
     * @param script the script, its path taken from the root of the checkout
     * @param folder where its results and messages go
     */
    RScript(Path script, Path folder) {
        this.script = script;
        this.folder = folder;
    }

    /**
     * Runs the script to its end.
     *
     * @return what it wrote, by name
     * @throws IllegalStateException where it failed, with what it said
     */
    Map<String, Double> run(Path... arguments) throws IOException, InterruptedException {
        Path result = folder.resolve("result.txt");
        Path messages = folder.resolve("messages.txt");
        List<String> command = Stream.concat(
                        Stream.concat(
                                Stream.of("Rscript", script.toString()),
                                Stream.of(arguments).map(Path::toString)),
                        Stream.of(result.toString()))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(messages.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(script + " failed: " + Files.readString(messages));
        }
        Map<String, Double> values = new HashMap<>();
        for (String line : Files.readAllLines(result)) {
            values.put(line.split(" ")[0], Double.valueOf(line.split(" ")[1]));
        }
        return values;
    }
}
