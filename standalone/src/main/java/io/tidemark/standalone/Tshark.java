package io.tidemark.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An installed tshark, run with its own defaults: without the user's preferences, without name resolution, and with
 * reassembly of TCP's payload off, which changes no stream and costs most of the time.
 *
 * @param program its name, searched for as the shell does, or its path
 */
record Tshark(String program) {

    /** What it says of itself, such as {@code TShark (Wireshark) 4.0.17}. */
    String version() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        run(List.of("--version"), lines::add);
        if (lines.isEmpty()) throw new Failure(program + " --version prints nothing");
        return lines.get(0).replaceFirst(" \\(Git.*", "").replaceFirst("\\.$", "");
    }

    /**
     * The streams of a capture, by their names.
     *
     * @param complaint hears what tshark complains of though it has read packets, such as a capture that is cut short
     * @throws Failure where it cannot read the capture at all
     */
    Map<String, StreamRow> streams(Path capture, Consumer<String> complaint) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-n", "-r", capture.toString()));
        arguments.addAll(List.of("-o", "tcp.desegment_tcp_streams:FALSE", "-T", "fields", "-E", "occurrence=a"));
        for (String field : TsharkStreams.FIELDS) arguments.addAll(List.of("-e", field));
        TsharkStreams streams = new TsharkStreams();
        Optional<String> failure = run(arguments, streams::add);
        if (failure.isPresent() && streams.isEmpty()) throw new Failure(failure.get());
        failure.ifPresent(complaint);
        return streams.rows();
    }

    /** Runs it, and says what it complained of where it did not end well. */
    private Optional<String> run(List<String> arguments, Consumer<String> line)
            throws IOException, InterruptedException {
        Path preferences = Files.createTempDirectory("tidemark-tshark");
        Path errors = Files.createTempFile(preferences, "errors", ".txt");
        try {
            Process process = start(arguments, preferences, errors);
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                out.lines().forEach(line);
            } finally {
                process.destroy();
            }
            int exitCode = process.waitFor();
            return exitCode == 0 ? Optional.empty() : Optional.of(lastLine(errors, exitCode));
        } finally {
            Files.delete(errors);
            Files.delete(preferences);
        }
    }

    private Process start(List<String> arguments, Path preferences, Path errors) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("WIRESHARK_CONFIG_DIR", preferences.toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new Failure("cannot run " + program + ": install tshark, or say where it is with --tshark", e);
        }
    }

    private String lastLine(Path errors, int exitCode) throws IOException {
        List<String> lines = Files.readAllLines(errors);
        return lines.isEmpty() ? program + " ended with exit code " + exitCode : lines.get(lines.size() - 1);
    }
}
