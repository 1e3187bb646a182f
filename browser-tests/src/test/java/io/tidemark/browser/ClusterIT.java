package io.tidemark.browser;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tidemark.browser.IdentityServer.Caller;
import io.tidemark.contracts.Topic;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product as a company runs it: three processes of ingest, three of fit, two of simulate, behind the proxy, with people who log in, and
 * with Kafka and PostgreSQL reached by TLS. Two teams upload captures while one process of each kind is killed. It takes minutes, so it runs where it is asked for:
 * {@code -Dtidemark.cluster.captures=100}, of each team.
 */
class ClusterIT {

    private static final int CAPTURES = Integer.getInteger("tidemark.cluster.captures", 0);
    private static final int CLIENTS = 6;
    private static final int CONNECTIONS = 80;
    private static final int DEFINITIONS = 9;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final List<Caller> TEAMS =
            List.of(Caller.of("ulla", "uploader", "network"), Caller.of("otto", "uploader", "security"));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static IdentityServer identities;
    private static RunningProduct product;

    private final Map<String, Caller> ownerByCapture = new ConcurrentHashMap<>();
    private final AtomicInteger uploaded = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(CAPTURES > 0, "runs with -Dtidemark.cluster.captures=100");
        identities = IdentityServer.start(data, TEAMS.toArray(Caller[]::new));
        product =
                RunningProduct.start(data, identities.settings(), "--tls", "--processes", "ingest=3,fit=3,simulate=2");
    }

    @AfterAll
    static void stop() {
        if (product != null) product.close();
        if (identities != null) identities.close();
    }

    @Test
    void nothingIsLostOrDoubledOrSeenByTheWrongTeamWhileProcessesAreKilled() throws Exception {
        long startNanos = System.nanoTime();
        uploadAll();
        say(
                "uploaded %d captures in %d s, %d requests came again",
                uploaded.get(), seconds(startNanos), repeated.get());
        assertEquals(2 * CAPTURES, ownerByCapture.size());
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(5)).until(this::unfitted, Set::isEmpty);
        say("fitted them under %d definitions each in %d s", DEFINITIONS, seconds(startNanos));
        for (String capture : ownerByCapture.keySet()) assertIsItsTeamsAlone(capture);
        Map<String, Set<String>> ids = new HashMap<>();
        assertToldOnce(Topic.STREAMS, ids);
        assertToldOnce(Topic.METRICS, ids);
        assertEquals(Set.of((long) DEFINITIONS), metricsOfCaptures());
        say("all is there, once, and of its team");
    }

    private void uploadAll() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> uploads = new ArrayList<>();
        for (int number = 0; number < 2 * CAPTURES; number++) {
            int seed = number;
            uploads.add(clients.submit(() -> upload(TEAMS.get(seed % 2), log(seed / 2), "upload-" + seed)));
        }
        for (String service : List.of("ingest", "fit", "simulate")) {
            int before = uploaded.get();
            await().atMost(PATIENCE).until(() -> uploaded.get() >= Math.min(before + CAPTURES / 2, 2 * CAPTURES - 1));
            kill(service);
        }
        for (Future<?> upload : uploads) upload.get();
        clients.shutdown();
    }

    /** As a client does that is careful: what was not answered, or not well, is sent again under the same token. */
    private void upload(Caller caller, byte[] log, String token) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            try {
                Response response = as(caller)
                        .queryParam("upload", token)
                        .contentType("application/octet-stream")
                        .body(log)
                        .post(product.address() + "/api/captures");
                if (response.statusCode() == 202) {
                    String id = response.path("id");
                    assertEquals(
                            "parsed",
                            as(caller)
                                    .get(product.address() + "/api/uploads/" + token)
                                    .path("status"));
                    ownerByCapture.put(id, caller);
                    uploaded.incrementAndGet();
                    return true;
                }
                // 409: what a killed process had begun is under way until it is known to be gone
                assertTrue(Set.of(409, 502, 503, 504).contains(response.statusCode()), response::asString);
            } catch (Exception brokenOff) {
                if (brokenOff instanceof RuntimeException e && !(e.getCause() instanceof IOException)) throw e;
            }
            repeated.incrementAndGet();
            return false;
        });
    }

    /** Captures that do not have a fit of the quick model under every definition yet. */
    private Set<String> unfitted() {
        return ownerByCapture.entrySet().stream()
                .filter(each -> fits(each.getKey(), each.getValue()) < DEFINITIONS)
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    private long fits(String capture, Caller owner) {
        Response response = as(owner).queryParam("capture", capture).get(product.address() + "/api/fits");
        if (response.statusCode() != 200) return 0;
        List<Map<String, Object>> fits = response.path("$");
        return fits.stream()
                .filter(fit -> "done".equals(fit.get("status")))
                .map(fit -> fit.get("definition"))
                .distinct()
                .count();
    }

    private void assertIsItsTeamsAlone(String capture) {
        for (Caller caller : TEAMS) {
            int expected = caller.equals(ownerByCapture.get(capture)) ? 200 : 404;
            assertEquals(
                    expected,
                    as(caller)
                            .get(product.address() + "/api/captures/" + capture)
                            .statusCode());
        }
        Response fits =
                as(ownerByCapture.get(capture)).queryParam("capture", capture).get(product.address() + "/api/fits");
        assertEquals(DEFINITIONS, fits.<List<Object>>path("$").size(), "a fit for each definition and no other");
    }

    /** What comes again comes with the same id and the same content, under its owner's name. */
    private void assertToldOnce(Topic topic, Map<String, Set<String>> contents) throws IOException {
        for (ConsumerRecord<String, String> message : messages(topic)) {
            Caller owner = ownerByCapture.get(message.key());
            assertTrue(owner != null, () -> "a capture that nobody has: " + message.key());
            assertEquals(owner.teams().get(0), header(message, "ce_team"));
            contents.computeIfAbsent(header(message, "ce_id"), id -> ConcurrentHashMap.newKeySet())
                    .add(message.value());
        }
        contents.forEach((id, values) -> assertEquals(1, values.size(), id));
    }

    /** How many definitions the metrics of each capture are of. */
    private Set<Long> metricsOfCaptures() throws IOException {
        Map<String, Set<String>> definitions = new HashMap<>();
        messages(Topic.METRICS)
                .forEach(message -> definitions
                        .computeIfAbsent(message.key(), capture -> ConcurrentHashMap.newKeySet())
                        .add(header(message, "ce_id").split("/")[1]));
        assertEquals(ownerByCapture.keySet(), definitions.keySet());
        return definitions.values().stream().map(each -> (long) each.size()).collect(toSet());
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<String, String>> messages(Topic topic) throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(data.resolve("kafka.properties"))) {
            settings.load(file);
        }
        List<ConsumerRecord<String, String>> messages = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(number -> new TopicPartition(topic.name(), number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
            }
        }
        return messages;
    }

    /** Kills the first process of a service, as no warning does. */
    private static void kill(String service) {
        String jar = service + "-service/target/quarkus-app/quarkus-run.jar";
        ProcessHandle victim = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(data.toString()) && line.contains(jar))
                        .isPresent())
                .findFirst()
                .orElseThrow();
        victim.destroyForcibly();
        say("killed a process of %s", service);
    }

    /** A Zeek log of one person's five minutes. */
    private static byte[] log(int seed) {
        Random random = new Random(seed);
        StringBuilder log = new StringBuilder(
                "#separator \\x09\n#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tduration\tconn_state\n");
        for (int number = 0; number < CONNECTIONS; number++) {
            log.append(String.format(
                    Locale.ROOT,
                    "%.3f\t10.0.0.1\t%d\t192.0.2.%d\t443\ttcp\t%.3f\tSF\n",
                    1_700_000_000 + 300 * random.nextDouble(),
                    10_000 + number,
                    1 + random.nextInt(200),
                    -20 * Math.log(1 - random.nextDouble())));
        }
        return log.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static long seconds(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
    }

    private static void say(String what, Object... values) {
        System.out.printf("ClusterIT: " + what + "%n", values);
    }

    private static RequestSpecification as(Caller caller) {
        return given().auth().oauth2(identities.token(caller));
    }
}
