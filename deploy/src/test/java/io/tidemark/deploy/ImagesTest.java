package io.tidemark.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImagesTest {

    private static final Pattern PINNED = Pattern.compile(".+:[0-9]+\\.[0-9]+(\\.[0-9]+)?[A-Za-z0-9._-]*");

    /** A secret written down: a telling name, then eight characters or more of value to the end of the line. */
    private static final Pattern SECRET_VALUE = Pattern.compile(
            "(?i)(password|passwd|secret|token|api[-_]?key)\\s*[:=]\\s*[\"']?[A-Za-z0-9+/]{8,}[\"']?\\s*$");

    @Test
    void ofEveryContainerArePinned() {
        List<String> images = Stream.of(
                        Compose.read().services().values().stream()
                                .map(service -> service.path("image").asText()),
                        fromLines(),
                        ManifestsTest.FOLDERS.stream()
                                .flatMap(folder -> Rendered.of(folder).all("Deployment"))
                                .flatMap(Rendered::containers)
                                .map(container -> container.path("image").asText()),
                        ManifestsTest.FOLDERS.stream()
                                .map(folder -> Rendered.of(folder)
                                        .one("Cluster", "tidemark-database")
                                        .at("/spec/imageName")
                                        .asText()))
                .flatMap(stream -> stream)
                .toList();
        assertEquals(8 + 2 + 10 + 2, images.size());
        images.forEach(image -> assertTrue(PINNED.matcher(image).matches(), image));
    }

    @Test
    void areTheSameVersionOfKafkaAndPostgresEverywhere() {
        String kafka = Rendered.of("base")
                .one("Kafka", "tidemark")
                .at("/spec/kafka/version")
                .asText();
        assertEquals(
                "apache/kafka:" + kafka,
                Compose.read().services().get("kafka").path("image").asText());
        String minor = kafka.substring(0, kafka.lastIndexOf('.') + 1);
        assertTrue(
                Repository.text("pom.xml").contains("<kafka.version>" + minor),
                "clients and brokers are of one minor release");
        String postgres = Rendered.of("base")
                .one("Cluster", "tidemark-database")
                .at("/spec/imageName")
                .asText()
                .replaceAll(".*:([0-9.]+)-.*", "$1");
        assertTrue(
                Compose.read().services().get("postgres").path("image").asText().startsWith("postgres:" + postgres));
    }

    @Test
    void andAllOtherFilesHoldNoSecret() throws IOException {
        for (Path file : Repository.deploymentFiles()) {
            List<String> suspicious = Files.readAllLines(file).stream()
                    .filter(line -> SECRET_VALUE.matcher(line).find())
                    .toList();
            assertEquals(List.of(), suspicious, file::toString);
            assertFalse(Files.readString(file).contains("PRIVATE KEY"), file::toString);
            assertFalse(Files.readString(file).contains(":latest"), file::toString);
        }
    }

    private static Stream<String> fromLines() {
        return Repository.text("deploy/containers/Dockerfile")
                .lines()
                .filter(line -> line.startsWith("FROM "))
                .map(line -> line.split(" ")[1]);
    }
}
