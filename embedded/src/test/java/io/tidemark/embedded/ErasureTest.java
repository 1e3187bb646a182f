package io.tidemark.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was forgotten is in no file of the broker any more, once the times of the topics have passed: days there, a second here. */
class ErasureTest {

    private static final String PSEUDONYM = "p-0123456789abcdef0123456789abcdef";
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** The broker looks as often as a day is long here. */
    private static final Map<String, String> LOOKS_OFTEN = Map.of(
            "log.retention.check.interval.ms",
            "500",
            "log.cleaner.backoff.ms",
            "500",
            "log.initial.task.delay.ms",
            "100");

    @TempDir
    Path folder;

    @Test
    void nothingIsLeftOfWhatWasForgotten() throws Exception {
        Secrets secrets = Secrets.random(Broker.SECRETS);
        try (Broker broker = Broker.start(folder, secrets, FreePort.find(), Optional.empty(), LOOKS_OFTEN);
                KafkaProducer<String, String> producer = producer(broker)) {
            for (Topic topic : List.of(Topic.STREAMS, Topic.CURRENT)) {
                shorten(broker, topic);
                producer.send(new ProducerRecord<>(topic.name(), 0, "forgotten", PSEUDONYM))
                        .get();
                producer.send(new ProducerRecord<>(topic.name(), 0, "forgotten", null))
                        .get();
            }
            assertEquals(2, filesWithThePseudonym());
            Instant last = Instant.now().plus(LONGEST);
            while (filesWithThePseudonym() > 0 && Instant.now().isBefore(last)) {
                // a file is closed when the next message comes after its time
                for (Topic topic : List.of(Topic.STREAMS, Topic.CURRENT)) {
                    producer.send(new ProducerRecord<>(topic.name(), 0, "another", "kept"))
                            .get();
                }
                Thread.sleep(500);
            }
            assertEquals(0, filesWithThePseudonym());
        }
    }

    /** Every time of a topic, as long as it has it, becomes a second. */
    private static void shorten(Broker broker, Topic topic) throws Exception {
        List<AlterConfigOp> changes = Stream.concat(
                        topic.settings().keySet().stream().filter(name -> name.endsWith(".ms")),
                        Stream.of("file.delete.delay.ms"))
                .map(name -> new AlterConfigOp(new ConfigEntry(name, "1000"), AlterConfigOp.OpType.SET))
                .toList();
        assertTrue(changes.size() >= 3);
        try (Admin admin = Admin.create(new HashMap<String, Object>(broker.clientSettings()))) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
            admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
        }
    }

    private static KafkaProducer<String, String> producer(Broker broker) {
        Map<String, Object> settings = new HashMap<>(broker.clientSettings());
        settings.put("compression.type", "none");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** Files that are deleted while they are looked at are passed over. */
    private int filesWithThePseudonym() throws IOException {
        int[] found = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                    if (content.contains(PSEUDONYM)) found[0]++;
                } catch (NoSuchFileException e) {
                    return FileVisitResult.CONTINUE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                throw failure;
            }
        });
        return found[0];
    }
}
