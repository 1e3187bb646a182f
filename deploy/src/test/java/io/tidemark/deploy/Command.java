package io.tidemark.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program of the machine, run in the root of the repository. */
final class Command {

    private Command() {}

    /** What a command said on both its outputs, and how it ended. */
    record Outcome(int exit, String output) {}

    /** Skips the test, with a message, where the program is not installed. */
    static void assumeInstalled(String program) {
        assumeTrue(isInstalled(program), () -> program + " is not installed: this is not checked");
    }

    static Outcome run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Repository.path("").toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(List.of(command) + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + List.of(command), e);
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
