package io.tidemark.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SBOM (CycloneDX) beside a service's jars lists all of them. */
class SbomIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "fit-service", "simulate-service"})
    void listsEveryJarOfAService(String service) throws Exception {
        Path app = Path.of("..", service, "target", "quarkus-app");
        Path file = app.resolve("sbom.json");
        assumeTrue(Files.exists(file) || System.getenv("CI") != null, "no SBOM: Maven makes none offline");
        JsonNode sbom = MAPPER.readTree(file.toFile());
        assertEquals("CycloneDX", sbom.path("bomFormat").asText());
        assertEquals(service, sbom.at("/metadata/component/name").asText());
        Set<String> listed = hashes(sbom);
        List<Path> jars = jars(app.resolve("lib"));
        assertTrue(jars.size() > 100, () -> jars.size() + " jars");
        for (Path jar : jars) {
            assertTrue(listed.contains(sha256(jar)), () -> jar + " is not in the SBOM");
        }
    }

    private static Set<String> hashes(JsonNode sbom) {
        Set<String> hashes = new HashSet<>();
        for (JsonNode component : sbom.path("components")) {
            assertTrue(component.path("purl").asText().startsWith("pkg:maven/"), component::toString);
            for (JsonNode hash : component.path("hashes")) {
                hashes.add(hash.path("content").asText());
            }
        }
        return hashes;
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(path -> path.toString().endsWith(".jar")).toList();
        }
    }

    private static String sha256(Path file) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
    }
}
