package io.tidemark.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code kubectl kustomize} makes of a folder.
 *
 * @param manifests every resource, in the order of rendering
 */
record Rendered(List<JsonNode> manifests) {

    private static final Map<String, Rendered> BY_FOLDER = new ConcurrentHashMap<>();
    private static final String PRODUCTION = "overlays/production";
    private static final String NO_COMPONENTS = "components: []\n";

    /** Renders a folder below {@code deploy}; skips the test where there is no kubectl. */
    static Rendered of(String folder) {
        Command.assumeInstalled("kubectl");
        return BY_FOLDER.computeIfAbsent(
                folder, each -> render(Repository.path("deploy").resolve(each)));
    }

    /** Renders the production overlay with components, named in it as its users name them. */
    static Rendered with(String... components) {
        Command.assumeInstalled("kubectl");
        String list = Stream.of(components)
                .map(each -> "  - ../../components/" + each + "\n")
                .collect(Collectors.joining("", "components:\n", ""));
        return BY_FOLDER.computeIfAbsent(list, Rendered::renderCopy);
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

    private static Rendered renderCopy(String components) {
        try {
            Path copy = Files.createTempDirectory("tidemark-deploy");
            try {
                for (String folder : List.of("base", "overlays", "components")) {
                    copy(Repository.path("deploy").resolve(folder), copy.resolve(folder));
                }
                Path file = copy.resolve(PRODUCTION).resolve("kustomization.yaml");
                String text = Files.readString(file);
                assertTrue(text.contains(NO_COMPONENTS));
                Files.writeString(file, text.replace(NO_COMPONENTS, components));
                return render(copy.resolve(PRODUCTION));
            } finally {
                delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) Files.copy(file, to.resolve(from.relativize(file)));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private static Rendered render(Path folder) {
        Command.Outcome outcome = Command.run("kubectl", "kustomize", folder.toString());
        assertEquals(0, outcome.exit(), outcome::output);
        return new Rendered(Repository.documents(outcome.output()));
    }
}
