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
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * How well the first half of each capture of a folder predicts the second, under every model that fits it; or how well the people of
 * a folder predict one more.
 */
@Command(
        name = "backtest",
        description = {
            "Says how well the first half of each capture of a folder predicts the second.",
            "With --people: how well the others predict each person of a folder, who is left out of the fit."
        },
        footer = {
            "A capture that cannot be tested has a row that says why; files that are no captures are named and left out.",
            "With --people each file is one person's capture, and each sub-folder one person, whose captures its files are."
                    + " A row has the person's measured mean level, then the mean, the median and the 90 % band (5 % to 95 %) of"
                    + " one user's level by the quick model of the others' captures, how many times its mean the band is wide,"
                    + " and the share of the person's seconds that it holds.",
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

    @Option(names = "--people", description = "Leaves out one person at a time, and predicts them by the others.")
    private boolean ofPeople;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "With --people: the session definition (default: ${DEFAULT-VALUE}).")
    private String profile = WIRE;

    @Option(
            names = "--leave-out",
            paramLabel = "N",
            description =
                    "With --people: how many people to leave out at most, the first by name (default: ${DEFAULT-VALUE}).")
    private int mostLeftOut = 50;

    @Option(
            names = "--json",
            description = "With --people: prints the table as a document on standard output, and nothing else.")
    private boolean asJson;

    private int listed;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(folder)) throw new Failure(folder + ": no such folder");
        require(captureUsers >= 1, "--capture-users must be 1 or more: " + captureUsers);
        require(mostLeftOut >= 1, "--leave-out must be 1 or more: " + mostLeftOut);
        require(ofPeople || !asJson, "--json is of --people");
        require(!ofPeople || captureUsers == 1, "--people and --capture-users contradict each other");
        return ofPeople ? ofPeople() : ofHalves();
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) throw new ParameterException(spec.commandLine(), otherwise);
    }

    private int ofPeople() throws IOException, InterruptedException {
        List<PersonFiles> people = PersonFiles.in(folder);
        if (people.isEmpty()) throw new Failure(folder + ": no files in it");
        if (people.size() < 2) throw new Failure(folder + ": captures of one person; it takes two people or more");
        PeopleTable table = new PeopleTable(profile, asJson ? text -> {} : this::print);
        Consumer<String> note = spec.commandLine().getErr()::println;
        new ProductAtHand(tidemark.data, 0, tidemark::say)
                .run(client -> new PeopleBacktest(client, tidemark::say, note).fill(table, people, mostLeftOut));
        if (asJson) print(table.asDocument().toPrettyString() + "\n");
        return 0;
    }

    private int ofHalves() throws IOException, InterruptedException {
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
        print(BacktestRow.HEADER);
        for (Path file : files) {
            tidemark.say("Reading " + file);
            try {
                String capture = client.upload(file, CaptureOrigin.ofUsers(captureUsers));
                rows(file.getFileName().toString(), capture, client).forEach(row -> print(row.asText()));
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

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
