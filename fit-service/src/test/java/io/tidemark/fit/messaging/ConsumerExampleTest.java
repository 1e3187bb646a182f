package io.tidemark.fit.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tidemark.contracts.Topic;
import io.tidemark.contracts.family.Families;
import io.tidemark.contracts.family.LognormalMixtureFamily;
import io.tidemark.embedded.ServersResource;
import io.tidemark.embedded.TestClients;
import io.tidemark.fit.FitsOverHttp;
import io.tidemark.fit.LaboratoryCapture;
import io.tidemark.fit.Topics;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles and runs the consumer in {@code deploy/examples} as it stands there, on messages of this service: on a broker of its own, for the consumer reads all that
 * there is, and the other tests have sent much.
 */
@QuarkusTest
@WithTestResource(
        value = ServersResource.class,
        initArgs = {
            @ResourceArg(name = "role", value = "tidemark_fit"),
            @ResourceArg(name = "broker", value = "of its own")
        })
class ConsumerExampleTest {

    private static final Path SOURCE =
            Path.of("../deploy/examples/posterior-consumer/src/main/java/example/PosteriorConsumer.java");

    @Inject
    Topics topics;

    @TempDir
    Path folder;

    @Test
    void followsPosteriorsCopiesAndWithdrawals() throws Exception {
        String capture = LaboratoryCapture.id(51);
        topics.send(LaboratoryCapture.metrics(capture, "wire", 300, 51));
        List<String> fits = FitsOverHttp.askedAndEnded(capture, 3);
        Map<String, String> fitByModelKey =
                Map.of(capture + "/wire/nb+log-histogram", fits.get(0), capture + "/wire/nb+gamma", fits.get(1));
        fitByModelKey.keySet().forEach(modelKey -> awaitMessages(Topic.CURRENT.name(), modelKey, 1));
        repeat(topics.messages(Topic.DRAWS.name(), fits.get(1)).get(0));
        String printed = run();
        fitByModelKey.forEach((modelKey, fit) -> assertPrinted(printed, modelKey, fit));
        assertTrue(printed.contains("a lower bound: 12 streams are in no figure"), printed);

        topics.send(capture, null, capture + "/forget");
        fitByModelKey.keySet().forEach(modelKey -> awaitMessages(Topic.CURRENT.name(), modelKey, 2));
        String withdrawn = run();
        fitByModelKey.keySet().forEach(modelKey -> assertTrue(withdrawn.contains("withdrawn " + modelKey), withdrawn));
    }

    @Test
    void takesTheRateOfHiddenStates() throws Exception {
        String capture = LaboratoryCapture.id(52);
        topics.send(LaboratoryCapture.inTwoStates(capture, "wire", 300, 52));
        String model = "hmm-tied+log-histogram";
        String fit = published(capture, model);
        assertPrinted(run(), capture + "/wire/" + model, fit);
    }

    @Test
    void saysWhatTheParametersAreWhereItHasNoFormula() throws Exception {
        String capture = LaboratoryCapture.id(53);
        topics.send(LaboratoryCapture.metrics(capture, "wire", 300, 53));
        published(capture, "nb+lognormal-mix1");
        String printed = run();
        String meaning = LognormalMixtureFamily.of(1).sigma().meaning();
        assertTrue(printed.contains(meaning) && printed.contains("\"name\":\"tcp.sigma[1]\""), printed);
    }

    /** Fits a model to a capture, and waits until that is published. */
    private String published(String capture, String model) {
        String fit = FitsOverHttp.ask(Map.of("captures", List.of(capture), "model", model));
        assertEquals("done", FitsOverHttp.ended(fit).getString("status"));
        awaitMessages(Topic.CURRENT.name(), capture + "/wire/" + model, 1);
        return fit;
    }

    private static void assertPrinted(String printed, String modelKey, String fit) {
        assertTrue(printed.contains(modelKey + ": fit " + fit + ", 4000 draws"), printed);
        String line = printed.lines()
                .dropWhile(each -> !each.startsWith(modelKey))
                .skip(1)
                .findFirst()
                .orElseThrow();
        double mean = Double.parseDouble(line.replaceAll(".*mean ([0-9.]+),.*", "$1"));
        JsonPath document = FitsOverHttp.document(fit);
        if (document.getString("model").endsWith("log-histogram")) {
            double upToTheLongest = document.getDouble("meanLevel.predicted");
            assertTrue(
                    upToTheLongest < mean && mean < 1.1 * upToTheLongest, "the last edge is up to 0.2 beyond: " + line);
        } else {
            double expected = connectionsHeld(document);
            assertEquals(expected, mean, 0.02 * expected, line);
        }
    }

    /** The product of the parameters' means, which is near the mean of the products. */
    private static double connectionsHeld(JsonPath document) {
        Map<String, Double> means = new HashMap<>();
        document.<Map<String, Object>>getList("parameters")
                .forEach(each -> means.put((String) each.get("name"), ((Number) each.get("mean")).doubleValue()));
        double share = means.get("tcp_share");
        return rate(means) * (share * meanSeconds(means, "tcp.") + (1 - share) * meanSeconds(means, "udp."));
    }

    private static double rate(Map<String, Double> means) {
        return means.get("nb_alpha") / means.get("nb_beta");
    }

    private static double meanSeconds(Map<String, Double> means, String prefix) {
        return means.get(prefix + "g_alpha") / means.get(prefix + "g_beta");
    }

    /** Sends a message again as it is, as this service does where it dies before it has noted that it was sent. */
    private void repeat(ConsumerRecord<String, byte[]> message) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(TestClients.owner(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            message.topic(), null, message.key(), message.value(), message.headers()))
                    .get();
        }
    }

    /** A file as Kafka's own tools read it. */
    private Path clientSettings() throws IOException {
        Properties settings = new Properties();
        settings.putAll(TestClients.of("example-consumer"));
        Path file = folder.resolve("client.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        return file;
    }

    private void awaitMessages(String topic, String key, int number) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> topics.messages(topic, key).size() >= number);
    }

    private String run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1", // it compiles, reads once and ends
                        "-cp",
                        classPath(),
                        SOURCE.toString(),
                        clientSettings().toString(),
                        Families.class.getResource(Families.RESOURCE).toString(),
                        "--once")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed;
    }

    /** The libraries that the example's own pom.xml names, and theirs; none of this product. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*/(kafka-clients|jackson-[a-z]+|zstd-jni|slf4j-api)-[^/]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
