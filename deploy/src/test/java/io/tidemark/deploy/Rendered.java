package io.tidemark.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What {@code kubectl kustomize} makes of a folder.
 *
 * @param manifests every resource, in the order of rendering
 */
record Rendered(List<JsonNode> manifests) {

    private static final Map<String, Rendered> BY_FOLDER = new ConcurrentHashMap<>();

    /** Renders a folder below {@code deploy}; skips the test where there is no kubectl. */
    static Rendered of(String folder) {
        Command.assumeInstalled("kubectl");
        return BY_FOLDER.computeIfAbsent(folder, Rendered::render);
    }

    Stream<JsonNode> all(String kind) {
        return manifests.stream()
                .filter(manifest -> manifest.path("kind").asText().equals(kind));
    }

    JsonNode one(String kind, String name) {
        return all(kind)
                .filter(manifest -> name(manifest).equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no " + kind + " " + name));
    }

    static String name(JsonNode manifest) {
        return manifest.at("/metadata/name").asText();
    }

    static JsonNode container(JsonNode deployment) {
        return deployment.at("/spec/template/spec/containers/0");
    }

    /** The service's, and those that run before it. */
    static Stream<JsonNode> containers(JsonNode deployment) {
        return Stream.concat(
                deployment.at("/spec/template/spec/initContainers").valueStream(), Stream.of(container(deployment)));
    }

    private static Rendered render(String folder) {
        Command.Outcome outcome = Command.run("kubectl", "kustomize", "deploy/" + folder);
        assertEquals(0, outcome.exit(), outcome::output);
        return new Rendered(Repository.documents(outcome.output()));
    }
}
