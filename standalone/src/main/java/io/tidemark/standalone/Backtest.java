package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** How well the first half of each capture of a folder predicts the second, under every model that fits it. */
@Command(
        name = "backtest",
        description = "Says how well the first half of each capture of a folder predicts the second.",
        footer = "Files that are no captures are named and left out. Exit code 0 where any capture was tested, else 1.",
        mixinStandardHelpOptions = true)
final class Backtest implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofMinutes(30);

    @ParentCommand
    private Tidemark tidemark;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "Folder of captures.")
    private Path folder;

    @Option(
            names = "--capture-users",
            paramLabel = "N",
            description = "People whose traffic each capture holds (default: ${DEFAULT-VALUE}).")
    private int captureUsers = 1;

    private int tested;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(folder)) throw new Failure(folder + ": no such folder");
        if (captureUsers < 1) {
            throw new ParameterException(spec.commandLine(), "--capture-users must be 1 or more: " + captureUsers);
        }
        List<Path> files = files();
        if (files.isEmpty()) throw new Failure(folder + ": no files in it");
        new ProductAtHand(tidemark.data, 0, tidemark::say).run(client -> test(files, client));
        if (tested == 0) throw new Failure(folder + ": no capture in it could be tested");
        return 0;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void test(List<Path> files, ProductClient client) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.print(BacktestRow.HEADER);
        for (Path file : files) {
            try {
                test(file, client);
            } catch (Failure e) {
                tidemark.say(file + " is left out: " + e.getMessage());
            }
        }
    }

    private void test(Path file, ProductClient client) throws IOException, InterruptedException {
        tidemark.say("Reading " + file);
        String capture = client.upload(file, captureUsers, List.of());
        JsonNode known = client.get("/api/captures/" + capture);
        if (known.hasNonNull("unmeasured"))
            throw new Failure(known.path("unmeasured").asText());
        new Fitting(client, tidemark::say).await(List.of(capture), "wire");
        tidemark.say("Fitting first halves");
        for (JsonNode fit : client.get("/api/fits?capture=" + capture)) {
            if (fit.path("status").asText().equals("done")
                    && fit.path("definition").asText().equals("wire")) {
                print(BacktestRow.of(file.getFileName().toString(), fit, await(fit, client)));
            }
        }
        tested++;
    }

    /** The backtest of a fit, when that of the first halves is done; none where there will be none. */
    private static Optional<JsonNode> await(JsonNode fit, ProductClient client)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            ProductClient.Answered answered = client.ask(
                    "/api/backtest?fit=" + ProductClient.encode(fit.path("id").asText()));
            if (answered.status() == 404) return Optional.empty();
            if (answered.status() != 409) return Optional.of(answered.document());
            Thread.sleep(POLL.toMillis());
        }
        throw new Failure("the first halves were not fitted after " + LIMIT.toMinutes() + " minutes");
    }

    private void print(BacktestRow row) {
        spec.commandLine().getOut().print(row.asText());
        spec.commandLine().getOut().flush();
    }
}
