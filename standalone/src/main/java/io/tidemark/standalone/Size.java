package io.tidemark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The main job: from captures to what to size for. */
@Command(
        name = "size",
        description = "Says how many connections to size for, from captures of real users.",
        mixinStandardHelpOptions = true)
final class Size implements Callable<Integer> {

    private static final Duration USUAL_HORIZON = Duration.ofHours(8);

    @ParentCommand
    private Tidemark tidemark;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "CAPTURE",
            description =
                    "pcap, pcapng or an export of tshark; or a log of Zeek, Suricata, FortiGate, PAN-OS, conntrack or AWS; plain, gzip or zstd.")
    private List<Path> captures;

    @Option(
            names = "--capture-users",
            paramLabel = "N",
            description = "People whose traffic each capture holds (default: ${DEFAULT-VALUE}).")
    private int captureUsers = 1;

    @Option(
            names = "--same-capture",
            description =
                    "The files are one capture, such as those of one rotation, in any order. Where names and times tell"
                            + " a rotation, they are read as one without it.")
    private boolean sameCapture;

    @Option(
            names = "--same-person",
            description = "All captures are of one person: their days differ, and they tell nothing of how people do.")
    private boolean samePerson;

    @Option(
            names = "--inside",
            paramLabel = "CIDR",
            description = "Network of the users' side, may be given several times (default: the private networks).")
    private List<String> inside = List.of();

    @Option(names = "--users", paramLabel = "N", description = "Users to size for (default: ${DEFAULT-VALUE}).")
    private long users = 200;

    @Option(
            names = "--certainty",
            paramLabel = "P",
            description = "Probability that the peak stays at or below the size (default: ${DEFAULT-VALUE}).")
    private double certainty = 0.99;

    @Option(
            names = "--horizon",
            paramLabel = "DURATION",
            description = "How long the peak is watched for, ISO 8601 (default: PT8H, or as long as --hours).")
    private Duration horizon;

    @Option(
            names = "--hours",
            paramLabel = "FROM-TO",
            description =
                    "Hours of the day to size for, in UTC, such as 9-17, where captures cover six hours of the day or more"
                            + " (default: the busiest of those captured).")
    private String hours;

    @Option(
            names = "--people",
            paramLabel = "HOW",
            description =
                    "differ: people and their hours differ, and the size allows for how little the captures tell of that;"
                            + " alike: all are like those captured, at all hours (default: ${DEFAULT-VALUE}).")
    private String people = "differ";

    @Option(
            names = "--captured",
            paramLabel = "HOURS",
            description =
                    "Which hours were captured: typical-hours, or busy-hour where they are the busiest and the size is for those"
                            + " (default: ${DEFAULT-VALUE}).")
    private String capturedHours = "typical-hours";

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "The device, by the name of its session timeouts, such as fortigate, pan-os or conntrack; wire for"
                            + " connections as the article counts them (default: a table of all).")
    private String profile;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description =
                    "YAML file of devices, such as samples/catalogue.yaml: names the smallest that holds the size.")
    private Path catalogue;

    @Option(names = "--json", description = "Prints the sizing document on standard output, and nothing else.")
    private boolean asJson;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the page while this runs (default: a free one).")
    private int port;

    @Override
    public Integer call() throws Exception {
        check();
        new ProductAtHand(tidemark.data, port, tidemark::say).run(this::print);
        return 0;
    }

    private void check() {
        CaptureFiles.check(captures);
        if (catalogue != null) CaptureFiles.check(List.of(catalogue));
        require(captureUsers >= 1, "--capture-users must be 1 or more: " + captureUsers);
        require(users >= 1, "--users must be 1 or more: " + users);
        require(certainty > 0 && certainty < 1, "--certainty must lie between 0 and 1: " + certainty);
        require(List.of("differ", "alike").contains(people), "--people must be differ or alike: " + people);
        require(
                List.of("typical-hours", "busy-hour").contains(capturedHours),
                "--captured must be typical-hours or busy-hour: " + capturedHours);
        require(!samePerson || captureUsers == 1, "--same-person and --capture-users contradict each other");
        require(
                horizon == null || !horizon.isNegative() && !horizon.isZero(),
                "--horizon must be longer than nothing: " + horizon);
        require(
                hours == null || hours.matches("([01]?\\d|2[0-3])-([01]?\\d|2[0-4])"),
                "--hours must be two hours of the day with a hyphen between them, such as 9-17: " + hours);
    }

    /** Captures of one person have one name; it is kept as a pseudonym only. */
    private CaptureOrigin captured() {
        Optional<String> person = samePerson
                ? Optional.of(captures.stream()
                        .map(capture -> capture.getFileName().toString())
                        .sorted()
                        .collect(Collectors.joining("+")))
                : Optional.empty();
        return new CaptureOrigin(captureUsers, inside, person);
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) throw new ParameterException(spec.commandLine(), otherwise);
    }

    private void print(ProductClient client) throws IOException, InterruptedException {
        List<String> ids = upload(client);
        String printed = profile == null ? ofAllDevices(client, ids) : ofOneDevice(client, ids);
        spec.commandLine().getOut().print(printed);
        spec.commandLine().getOut().flush();
    }

    private List<String> upload(ProductClient client) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        Consumer<String> note = spec.commandLine().getErr()::println;
        for (CaptureUpload.Uploaded capture :
                new CaptureUpload(client, captured(), note).upload(captures, sameCapture)) {
            JsonNode known = client.get("/api/captures/" + capture.id());
            if (known.hasNonNull("unmeasured")) {
                throw new Failure(capture.name() + " cannot be sized with: "
                        + known.path("unmeasured").asText());
            }
            InsideHosts.of(known).note(captureUsers).ifPresent(note);
            ids.add(capture.id());
        }
        return ids;
    }

    private String ofOneDevice(ProductClient client, List<String> ids) throws IOException, InterruptedException {
        JsonNode fit = new Fitting(client, tidemark::say).await(ids, profile);
        tidemark.say("Simulating " + users + " users over " + span());
        JsonNode sizing = sizing(client, fit.path("id").asText());
        return asJson ? json(sizing) : new Answer(sizing, fit).asText();
    }

    private String ofAllDevices(ProductClient client, List<String> ids) throws IOException, InterruptedException {
        new Fitting(client, tidemark::say).awaitQuick(ids, names(client.get("/api/profiles")));
        tidemark.say("Simulating " + users + " users over " + span() + " for each device");
        JsonNode sizes = client.get(ProductClient.profileSizes(ids, question()));
        JsonNode most = sizes.path("mostDemanding");
        ProfilesAnswer answer = new ProfilesAnswer(
                sizes,
                catalogue == null ? most : sizing(client, most.path("fit").asText()));
        return asJson ? json(answer.asDocument()) : answer.asText();
    }

    private JsonNode sizing(ProductClient client, String fit) throws IOException, InterruptedException {
        String path = ProductClient.sizing(fit, question());
        return catalogue == null ? client.get(path) : client.postYaml(path, catalogue);
    }

    private String span() {
        return hours != null ? "the hours " + hours : horizon().toString();
    }

    private Duration horizon() {
        return horizon == null ? USUAL_HORIZON : horizon;
    }

    private List<String> question() {
        List<String> question = new ArrayList<>(
                List.of("users=" + users, "certainty=" + certainty, "people=" + people, "captured=" + capturedHours));
        if (hours != null) question.add("hours=" + hours);
        if (hours == null || horizon != null) question.add("horizon=" + horizon());
        return question;
    }

    private static String json(JsonNode document) {
        return document.toPrettyString() + "\n";
    }

    private static List<String> names(JsonNode profiles) {
        return StreamSupport.stream(profiles.spliterator(), false)
                .map(profile -> profile.path("name").asText())
                .toList();
    }
}
