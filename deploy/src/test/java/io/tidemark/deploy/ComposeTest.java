package io.tidemark.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.contracts.Route;
import io.tidemark.contracts.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ComposeTest {

    static final List<String> SERVICES = Repository.SERVICES;

    private static final Pattern MAPPING = Pattern.compile("^\\s*(~\\^(\\S+)\\(/\\|\\$\\)|default)\\s+(\\w+):(\\d+);$");

    private final Compose compose = Compose.read();

    @Test
    void isAComposeFile() {
        Command.assumeInstalled("docker-compose");
        Command.Outcome outcome = Command.run("docker-compose", "-f", "docker-compose.yml", "config", "-q");
        assertEquals(new Command.Outcome(0, ""), outcome);
    }

    @Test
    void publishesNothingButTheProxyOnTheLoopbackAddress() {
        Map<String, String> published = new TreeMap<>();
        compose.services()
                .forEach((name, service) -> service.path("ports").forEach(port -> published.put(name, port.asText())));
        assertEquals(Map.of("proxy", "127.0.0.1:8080:8080"), published);
    }

    @Test
    void takesAwayWhatAContainerNeedNotHave() {
        compose.services().forEach((name, service) -> {
            assertEquals("[\"ALL\"]", service.path("cap_drop").toString(), name);
            assertEquals(
                    "[\"no-new-privileges:true\"]", service.path("security_opt").toString(), name);
            boolean kafka = service.path("image").asText().startsWith("apache/kafka:");
            assertTrue(kafka || service.path("read_only").asBoolean(), name);
        });
    }

    @Test
    void restartsAndWatchesWhatKeepsRunning() {
        Set<String> once = Set.of("secrets", "topics");
        compose.services().forEach((name, service) -> {
            assertEquals(
                    once.contains(name) ? "" : "unless-stopped",
                    service.path("restart").asText(),
                    name);
            assertEquals(!once.contains(name), service.has("healthcheck"), name);
        });
    }

    @Test
    void startsNothingBeforeWhatItNeeds() {
        compose.services()
                .forEach((name, service) -> service.path("depends_on")
                        .properties()
                        .forEach(needed -> {
                            JsonNode other = compose.services().get(needed.getKey());
                            String expected =
                                    other.has("healthcheck") ? "service_healthy" : "service_completed_successfully";
                            assertEquals(
                                    expected,
                                    needed.getValue().path("condition").asText(),
                                    name);
                        }));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void givesAServiceItsOwnRoleAndItsOwnSecretsOnly(String service) {
        Map<String, String> environment = compose.environment(service);
        assertEquals("tidemark_" + service, environment.get("QUARKUS_DATASOURCE_USERNAME"));
        String secrets = "/run/secrets/tidemark/secret.properties";
        boolean migrates = !service.equals("simulate");
        assertEquals(
                migrates ? secrets + ",/run/secrets/tidemark/owner.properties" : secrets,
                environment.get("SMALLRYE_CONFIG_LOCATIONS"));
        assertEquals(migrates ? "tidemark_owner" : null, environment.get("QUARKUS_FLYWAY_USERNAME"));
        assertEquals(
                "[\"secrets-" + service + ":/run/secrets/tidemark:ro\"]",
                compose.services().get(service).path("volumes").toString());
        assertEquals(
                service + "-service",
                compose.services().get(service).at("/build/args/SERVICE").asText());
    }

    @Test
    void routesAsTheTableSays() {
        Map<String, String> expected = new LinkedHashMap<>();
        Route.ALL.forEach(route ->
                expected.put(route.prefix().equals("/") ? "default" : route.prefix(), upstream(route.service())));
        Map<String, String> found = new LinkedHashMap<>();
        Repository.text("deploy/compose/nginx.conf")
                .lines()
                .map(MAPPING::matcher)
                .filter(Matcher::matches)
                .forEach(row ->
                        found.put(row.group(2) == null ? "default" : row.group(2), row.group(3) + ":" + row.group(4)));
        assertEquals(expected, found);
    }

    @Test
    void letsUploadsAndEventsThroughAsTheyCome() {
        String proxy = Repository.text("deploy/compose/nginx.conf");
        for (String directive :
                List.of("proxy_request_buffering off;", "client_max_body_size 0;", "proxy_buffering off;")) {
            assertTrue(proxy.contains(directive), directive);
        }
    }

    @Test
    void hasAProxyConfigurationThatNginxTakes() {
        Command.assumeInstalled("nginx");
        Path configuration = Repository.path("deploy/compose/nginx.conf");
        Command.Outcome outcome = Command.run("nginx", "-t", "-q", "-e", "stderr", "-c", configuration.toString());
        assertEquals(0, outcome.exit(), outcome::output);
    }

    @Test
    void createsTheTopicsOfTheContracts() {
        List<String> expected = Topic.EXISTING.stream().map(ComposeTest::row).toList();
        List<String> rows =
                Repository.text("deploy/compose/topics.csv").lines().skip(1).toList();
        assertEquals(expected, rows);
    }

    @Test
    void handsEveryTopicOfTheTableToKafkasScripts(@TempDir Path scripts) throws IOException {
        Path calls = scripts.resolve("calls");
        for (String name : List.of("kafka-topics.sh", "kafka-configs.sh")) {
            Path script = scripts.resolve(name);
            Files.writeString(script, "#!/bin/sh\ncat\necho \"$@\" >>" + calls + "\n");
            assertTrue(script.toFile().setExecutable(true));
        }
        Command.Outcome outcome = Command.run(
                "sh", "deploy/compose/create-topics.sh", "kafka:9092", "deploy/compose/topics.csv", scripts.toString());
        assertEquals(new Command.Outcome(0, ""), outcome);
        List<String> lines = Files.readAllLines(calls);
        assertEquals(2 * Topic.EXISTING.size(), lines.size());
        assertEquals(
                "--bootstrap-server kafka:9092 --create --if-not-exists --topic tidemark.capture.streams.v1 --partitions 3"
                        + " --replication-factor 1",
                lines.get(0));
        assertEquals(
                "--bootstrap-server kafka:9092 --alter --entity-type topics --entity-name tidemark.capture.streams.v1"
                        + " --add-config cleanup.policy=delete,retention.bytes=2147483648,retention.ms=604800000,"
                        + "segment.bytes=268435456,segment.ms=86400000",
                lines.get(1));
    }

    @Test
    void makesSecretsOnceAndTellsEachServiceItsOwn(@TempDir Path folder) throws IOException {
        makeSecrets(folder);
        Map<Path, String> first = contents(folder);
        makeSecrets(folder);
        assertEquals(first, contents(folder));
        for (String service : SERVICES) {
            String password = first.get(Path.of("postgres", "tidemark_" + service));
            assertTrue(password.matches("[0-9a-f]{64}"));
            String properties = first.get(Path.of(service, "secret.properties"));
            assertTrue(properties.contains("quarkus.datasource.password=" + password + "\n"));
            assertEquals(service.equals("ingest"), properties.contains("tidemark.pseudonym-key="));
        }
        String owner = "quarkus.flyway.password=" + first.get(Path.of("postgres", "tidemark_owner"));
        for (String service : List.of("ingest", "fit")) {
            assertTrue(first.get(Path.of(service, "owner.properties")).contains(owner));
        }
        assertFalse(first.containsKey(Path.of("simulate", "owner.properties")));
        long passwords = first.entrySet().stream()
                .filter(file -> file.getKey().startsWith("postgres"))
                .map(Map.Entry::getValue)
                .distinct()
                .count();
        assertEquals(5, passwords);
    }

    @Test
    void completesSecretsOfAStartThatBrokeOff(@TempDir Path folder) throws IOException {
        makeSecrets(folder);
        String password = Files.readString(folder.resolve("postgres/tidemark_fit"));
        Files.delete(folder.resolve("fit/secret.properties"));
        makeSecrets(folder);
        assertTrue(Files.readString(folder.resolve("fit/secret.properties")).contains(password));
        assertFalse(Files.exists(folder.resolve("fit/secret.properties.new")));
    }

    private String upstream(String service) {
        return service + ":" + compose.environment(service).get("QUARKUS_HTTP_PORT");
    }

    private static String row(Topic topic) {
        String settings = new TreeMap<>(topic.settings())
                .entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(";"));
        return topic.name() + "," + topic.partitions() + "," + settings;
    }

    private static void makeSecrets(Path folder) {
        Command.Outcome outcome = Command.run("sh", "deploy/compose/make-secrets.sh", folder.toString());
        assertEquals(new Command.Outcome(0, ""), outcome);
    }

    private static Map<Path, String> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<Path, String> contents = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file), Files.readString(file));
            }
            return contents;
        }
    }
}
