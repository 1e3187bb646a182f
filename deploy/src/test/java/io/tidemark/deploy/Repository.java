package io.tidemark.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;

/** The files of the repository that a deployment is made of, and what they have to agree with. */
final class Repository {

    /** The services by their short names, as in the table of routes. */
    static final List<String> SERVICES = List.of("ingest", "fit", "simulate");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path ROOT = findRoot();

    private Repository() {}

    static Path path(String relative) {
        return ROOT.resolve(relative);
    }

    static String text(String relative) {
        try {
            return Files.readString(path(relative));
        } catch (IOException e) {
            throw new UncheckedIOException(relative + " cannot be read", e);
        }
    }

    static JsonNode yaml(String relative) {
        return documents(text(relative)).get(0);
    }

    /** The documents of a YAML stream, aliases and merge keys resolved, timestamps left as texts, as Kubernetes has them. */
    static List<JsonNode> documents(String yaml) {
        Iterable<Object> documents = new Yaml(new Texts()).loadAll(yaml);
        return StreamSupport.stream(documents.spliterator(), false)
                .<JsonNode>map(JSON::valueToTree)
                .toList();
    }

    /** Every file that says how to deploy. */
    static List<Path> deploymentFiles() {
        try (Stream<Path> files = Files.walk(path("deploy"))) {
            List<Path> inDeploy = files.filter(Files::isRegularFile)
                    .filter(file -> !path("deploy").relativize(file).startsWith("target"))
                    .filter(file -> !path("deploy").relativize(file).startsWith("src"))
                    .toList();
            return Stream.concat(inDeploy.stream(), Stream.of(path("docker-compose.yml")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("deploy cannot be listed", e);
        }
    }

    private static final class Texts extends SafeConstructor {

        Texts() {
            super(new LoaderOptions());
            yamlConstructors.put(Tag.TIMESTAMP, new ConstructYamlStr());
        }
    }

    private static Path findRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docker-compose.yml"))) {
            folder = folder.getParent();
            if (folder == null)
                throw new IllegalStateException(
                        "no docker-compose.yml above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }
}
