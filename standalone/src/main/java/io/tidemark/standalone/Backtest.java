package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
        footer = {
            "A capture that cannot be tested has a row that says why; files that are no captures are named and left out.",
            "Exit code 0 where the table has a row, else 1."
        },
        mixinStandardHelpOptions = true)
final class Backtest implements Callable<Integer> {

    private static final String WIRE = "wire";
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

    private int listed;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(folder)) throw new Failure(folder + ": no such folder");
        if (captureUsers < 1) {
            throw new ParameterException(spec.commandLine(), "--capture-users must be 1 or more: " + captureUsers);
        }
        List<Path> files = files();
        if (files.isEmpty()) throw new Failure(folder + ": no files in it");
        new ProductAtHand(tidemark.data, 0, tidemark::say).run(client -> test(files, client));
        if (listed == 0) throw new Failure(folder + ": no capture in it could be read");
        return 0;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void test(List<Path> files, ProductClient client) throws IOException, InterruptedException {
        spec.commandLine().getOut().print(BacktestRow.HEADER);
        for (Path file : files) {
            tidemark.say("Reading " + file);
            try {
                String capture = client.upload(file, CaptureOrigin.ofUsers(captureUsers));
                rows(file.getFileName().toString(), capture, client).forEach(this::print);
                listed++;
            } catch (Failure e) {
                tidemark.say(file + " is left out: " + e.getMessage());
            }
        }
    }

    /** A row for every model that fits a capture, or one that says why there is none. */
    private List<BacktestRow> rows(String name, String capture, ProductClient client) throws InterruptedException {
        try {
            Optional<String> without = whyThereIsNoDefault(capture, client);
            List<BacktestRow> rows = ofFits(name, capture, client);
            return rows.isEmpty()
                    ? List.of(BacktestRow.untested(name, without.orElse("no model was fitted to it")))
                    : rows;
        } catch (Failure | IOException e) {
            return List.of(BacktestRow.untested(name, String.valueOf(e.getMessage())));
        }
    }

    /** Waits until a capture has a default; where it gets none, says why. */
    private Optional<String> whyThereIsNoDefault(String capture, ProductClient client)
            throws IOException, InterruptedException {
        JsonNode known = client.get("/api/captures/" + capture);
        if (known.hasNonNull("unmeasured"))
            return Optional.of(known.path("unmeasured").asText());
        try {
            new Fitting(client, tidemark::say).await(List.of(capture), WIRE);
            return Optional.empty();
        } catch (Failure e) {
            return Optional.of(e.getMessage());
        }
    }

    private List<BacktestRow> ofFits(String name, String capture, ProductClient client)
            throws IOException, InterruptedException {
        tidemark.say("Fitting first halves");
        List<BacktestRow> rows = new ArrayList<>();
        for (JsonNode fit : client.get("/api/fits?capture=" + ProductClient.encode(capture))) {
            if (fit.path("status").asText().equals("done")
                    && fit.path("definition").asText().equals(WIRE)) {
                rows.add(row(name, fit, client));
            }
        }
        return rows;
    }

    /** The row of a fit, when that of the first halves is done, or it is known that it will not be. */
    private static BacktestRow row(String name, JsonNode fit, ProductClient client) throws InterruptedException {
        try {
            ProductClient.Answered answered = await(fit, client);
            return answered.status() == 404
                    ? BacktestRow.untested(
                            name, fit, answered.document().path("detail").asText())
                    : BacktestRow.of(name, fit, Optional.of(answered.document()));
        } catch (Failure | IOException e) {
            return BacktestRow.untested(name, fit, String.valueOf(e.getMessage()));
        }
    }

    /** What is answered of a fit as soon as it is not that it is too early to ask. */
    private static ProductClient.Answered await(JsonNode fit, ProductClient client)
            throws IOException, InterruptedException {
        String question =
                "/api/backtest?fit=" + ProductClient.encode(fit.path("id").asText());
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            ProductClient.Answered answered = client.ask(question);
            if (answered.status() != 409) return answered;
            Thread.sleep(POLL.toMillis());
        }
        throw new Failure("the first halves were not fitted after " + LIMIT.toMinutes() + " minutes");
    }

    private void print(BacktestRow row) {
        spec.commandLine().getOut().print(row.asText());
        spec.commandLine().getOut().flush();
    }
}
