package io.tidemark.deploy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the production overlay becomes with components. */
class ComponentsTest {

    private static final String[] OF_THE_PLATFORM = {"monitoring", "keda", "byo-kafka", "byo-postgres"};

    static List<Arguments> installations() {
        return Stream.of(
                        new String[] {"backup"},
                        new String[] {"backup", "restore"},
                        new String[] {"keda"},
                        new String[] {"byo-kafka"},
                        new String[] {"byo-postgres"},
                        OF_THE_PLATFORM,
                        new String[] {"backup", "monitoring", "keda"})
                .map(components -> Arguments.of((Object) components))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("installations")
    void areOfTheirKindsToTheLastMember(String[] components) {
        assertAll(Rendered.with(components).manifests().stream()
                .map(manifest -> () -> assertDoesNotThrow(() -> StrictModels.read(manifest))));
    }

    /** What is asked for in installation.yaml is said to all who need it, and the file itself is not applied. */
    @ParameterizedTest
    @MethodSource("installations")
    void leaveNoPlaceholder(String[] components) {
        Rendered rendered = Rendered.with(components);
        assertFalse(rendered.all("ConfigMap").map(Rendered::name).anyMatch("installation"::equals));
        JsonNode installation = installation();
        rendered.all("Deployment")
                .flatMap(Rendered::containers)
                .map(container -> container.path("image").asText())
                .forEach(image -> {
                    assertTrue(image.startsWith(installation.path("registry").asText() + "/"), image);
                    assertTrue(image.endsWith(":" + installation.path("tag").asText()), image);
                });
        JsonNode route = rendered.one("HTTPRoute", "tidemark").path("spec");
        assertEquals(
                List.of(installation.path("host")),
                route.path("hostnames").valueStream().toList());
        assertEquals(installation.path("gateway"), route.at("/parentRefs/0/name"));
        assertEquals(installation.path("gateway-namespace"), route.at("/parentRefs/0/namespace"));
        JsonNode in =
                rendered.one("NetworkPolicy", "tidemark-services-from-gateway").at("/spec/ingress/0/from");
        String namespace = "/namespaceSelector/matchLabels/kubernetes.io~1metadata.name";
        assertEquals(installation.path("gateway-namespace"), in.at("/0" + namespace));
        assertEquals(installation.path("monitoring-namespace"), in.at("/1" + namespace));
        JsonNode settings = rendered.one("ConfigMap", "tidemark-settings").path("data");
        assertEquals(installation.path("login"), settings.path("QUARKUS_OIDC_AUTH_SERVER_URL"));
        assertEquals(installation.path("host"), settings.path("TIDEMARK_ACCESS_HOSTS"));
    }

    @Test
    void everyComponentIsNamedInTheOverlayAndInTheReadme() throws IOException {
        String overlay = Repository.text("deploy/overlays/production/kustomization.yaml");
        String readme = Repository.text("deploy/README.md");
        try (Stream<Path> components = Files.list(Repository.path("deploy/components"))) {
            for (String name :
                    components.map(each -> each.getFileName().toString()).toList()) {
                assertTrue(readme.contains("components/" + name), name);
                assertTrue(name.equals("restore") || overlay.contains("#  - ../../components/" + name + "\n"), name);
            }
        }
    }

    @Test
    void theStoreOfBackupsIsTheInstallations() {
        JsonNode configuration =
                Rendered.with("backup").one("ObjectStore", "tidemark-backup").at("/spec/configuration");
        assertEquals(installation().path("backup-bucket"), configuration.path("destinationPath"));
        assertEquals(installation().path("backup-endpoint"), configuration.path("endpointURL"));
    }

    @Test
    void kedaScalesFitAndTheDatabaseHasRoomForAllOfIt() {
        Rendered rendered = Rendered.with("keda");
        JsonNode scaled = rendered.one("ScaledObject", "tidemark-fit").path("spec");
        JsonNode fit =
                rendered.one("Deployment", scaled.at("/scaleTargetRef/name").asText());
        assertFalse(fit.path("spec").has("replicas"), "two would say how many there are");
        assertEquals(installation().path("prometheus"), scaled.at("/triggers/0/metadata/serverAddress"));
        MonitoringTest.assertTold(scaled.at("/triggers/0/metadata/query").asText());
        ManifestsTest.assertRoomForConnections(
                rendered, scaled.path("maxReplicaCount").asInt());
    }

    @Test
    void withThePlatformsServersThereAreNoneOfItsOwn() {
        Rendered rendered = Rendered.with(OF_THE_PLATFORM);
        Set<String> groups = rendered.manifests().stream()
                .map(manifest -> manifest.path("apiVersion").asText().replaceAll("/?[^/]*$", ""))
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "",
                        "apps",
                        "policy",
                        "networking.k8s.io",
                        "gateway.networking.k8s.io",
                        "monitoring.coreos.com",
                        "keda.sh"),
                groups);
        assertEquals(
                installation().path("kafka"),
                rendered.one("ConfigMap", "tidemark-kafka").at("/data/KAFKA_BOOTSTRAP_SERVERS"));
        assertEquals(
                installation().path("postgres"),
                rendered.one("ConfigMap", "tidemark-settings").at("/data/QUARKUS_DATASOURCE_JDBC_URL"));
        String readme = Repository.text("deploy/README.md");
        rendered.all("Deployment")
                .flatMap(deployment -> Stream.concat(
                        deployment.findValues("secretName").stream().map(JsonNode::asText),
                        deployment.findValues("secretKeyRef").stream()
                                .map(reference -> reference.path("name").asText())))
                .forEach(secret -> assertTrue(readme.contains(secret), secret));
    }

    /** Anywhere, but on the ports of both alone. */
    @Test
    void servicesReachThePlatformsServers() {
        Rendered rendered = Rendered.with(OF_THE_PLATFORM);
        JsonNode kafka =
                rendered.one("NetworkPolicy", "tidemark-services-to-kafka").at("/spec/egress/0");
        JsonNode database = rendered.one("NetworkPolicy", "tidemark-services-to-names-and-database")
                .at("/spec/egress/1");
        assertEquals("[9093]", kafka.path("ports").findValues("port").toString());
        assertEquals("[5432]", database.path("ports").findValues("port").toString());
        for (JsonNode egress : List.of(kafka, database)) {
            assertEquals(
                    "[\"0.0.0.0/0\", \"::/0\"]",
                    egress.path("to").findValues("cidr").toString());
        }
    }

    private static JsonNode installation() {
        return Repository.yaml("deploy/overlays/production/installation.yaml").path("data");
    }
}
