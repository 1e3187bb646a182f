package io.tidemark.deploy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.contracts.KafkaUser;
import io.tidemark.contracts.Route;
import io.tidemark.contracts.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ManifestsTest {

    static final List<String> FOLDERS = List.of("base", "overlays/production");

    /** Made by CloudNativePG, and named like the Cluster. */
    private static final String DATABASE_CA = "tidemark-database-ca";

    /** Secrets that README.md says how to make. */
    private static final Set<String> DOCUMENTED_SECRETS = Set.of(
            "tidemark-database-owner",
            "tidemark-database-ingest",
            "tidemark-database-fit",
            "tidemark-database-simulate",
            "tidemark-pseudonym-key",
            "tidemark-oidc");

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void areOfTheirKindsToTheLastMember(String folder) {
        List<JsonNode> manifests = Rendered.of(folder).manifests();
        assertFalse(manifests.isEmpty());
        assertAll(manifests.stream().map(manifest -> () -> assertDoesNotThrow(() -> StrictModels.read(manifest))));
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void runEveryServiceOnce(String folder) {
        assertEquals(
                Set.of("tidemark-ingest", "tidemark-fit", "tidemark-simulate"),
                Rendered.of(folder).all("Deployment").map(Rendered::name).collect(Collectors.toSet()));
    }

    /** A Pod is there before the one that it replaces goes, so no update is an outage. */
    @ParameterizedTest
    @FieldSource("FOLDERS")
    void replaceOnePodAfterTheOther(String folder) {
        Rendered.of(folder).all("Deployment").forEach(deployment -> {
            assertEquals(
                    "{\"maxSurge\":1,\"maxUnavailable\":0}",
                    deployment.at("/spec/strategy/rollingUpdate").toString());
            assertEquals(
                    folder.equals("base") ? 1 : 2,
                    deployment.at("/spec/replicas").asInt());
        });
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void keepTheRestrictedPodSecurityStandard(String folder) {
        Rendered.of(folder).all("Deployment").forEach(deployment -> {
            JsonNode pod = deployment.at("/spec/template/spec");
            assertEquals(1, pod.path("containers").size());
            assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
            assertTrue(pod.at("/securityContext/runAsUser").asInt() > 0);
            assertEquals(
                    "RuntimeDefault",
                    pod.at("/securityContext/seccompProfile/type").asText());
            assertFalse(pod.path("automountServiceAccountToken").asBoolean(true));
            assertTrue(pod.at("/volumes/0").has("emptyDir"));
            Rendered.containers(deployment).forEach(container -> {
                assertFalse(container
                        .at("/securityContext/allowPrivilegeEscalation")
                        .asBoolean(true));
                assertTrue(
                        container.at("/securityContext/readOnlyRootFilesystem").asBoolean());
                assertEquals(
                        "[\"ALL\"]",
                        container.at("/securityContext/capabilities/drop").toString());
                assertEquals("/tmp", container.at("/volumeMounts/0/mountPath").asText());
                assertEquals(container.at("/resources/requests/memory"), container.at("/resources/limits/memory"));
                assertTrue(container.at("/resources/requests").has("cpu"));
            });
        });
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void askTheSameOfThePodsThatStrimziMakes(String folder) {
        Stream.of(
                        Rendered.of(folder).one("KafkaNodePool", "node").at("/spec/template/kafkaContainer"),
                        Rendered.of(folder)
                                .one("Kafka", "tidemark")
                                .at("/spec/entityOperator/template/topicOperatorContainer"),
                        Rendered.of(folder)
                                .one("Kafka", "tidemark")
                                .at("/spec/entityOperator/template/userOperatorContainer"))
                .map(container -> container.path("securityContext"))
                .forEach(context -> {
                    assertTrue(context.path("runAsNonRoot").asBoolean());
                    assertFalse(context.path("allowPrivilegeEscalation").asBoolean(true));
                    assertEquals("[\"ALL\"]", context.at("/capabilities/drop").toString());
                    assertEquals(
                            "RuntimeDefault", context.at("/seccompProfile/type").asText());
                });
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void probeWhatTheServicesAnswer(String folder) {
        Map<String, String> paths = Map.of(
                "startupProbe", "/q/health/started",
                "livenessProbe", "/q/health/live",
                "readinessProbe", "/q/health/ready");
        Rendered.of(folder)
                .all("Deployment")
                .map(Rendered::container)
                .forEach(container -> paths.forEach((probe, path) -> {
                    assertEquals(
                            path, container.at("/" + probe + "/httpGet/path").asText());
                    assertEquals(
                            "http", container.at("/" + probe + "/httpGet/port").asText());
                }));
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void listenWhereTheirServicesAndTheRouteLook(String folder) {
        Rendered rendered = Rendered.of(folder);
        rendered.all("Service").forEach(service -> {
            JsonNode deployment = rendered.one("Deployment", Rendered.name(service));
            assertEquals(service.at("/spec/selector"), deployment.at("/spec/selector/matchLabels"));
            JsonNode container = Rendered.container(deployment);
            assertEquals("http", service.at("/spec/ports/0/targetPort").asText());
            assertEquals("http", container.at("/ports/0/name").asText());
            int port = container.at("/ports/0/containerPort").asInt();
            assertEquals(port, service.at("/spec/ports/0/port").asInt());
            assertEquals(Integer.toString(port), environment(container).get("QUARKUS_HTTP_PORT"));
        });
        backends(rendered)
                .forEach((backend, port) -> assertEquals(
                        rendered.one("Service", backend)
                                .at("/spec/ports/0/port")
                                .asInt(),
                        port));
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void sendEveryPathToTheServiceOfTheTable(String folder) {
        Map<String, String> expected =
                Route.ALL.stream().collect(Collectors.toMap(Route::prefix, route -> "tidemark-" + route.service()));
        Map<String, String> found = new HashMap<>();
        for (JsonNode rule : Rendered.of(folder).one("HTTPRoute", "tidemark").at("/spec/rules")) {
            for (JsonNode match : rule.path("matches")) {
                assertEquals("PathPrefix", match.at("/path/type").asText());
                found.put(
                        match.at("/path/value").asText(),
                        rule.at("/backendRefs/0/name").asText());
            }
        }
        assertEquals(expected, found);
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void createTheTopicsOfTheContracts(String folder) {
        int brokers = Rendered.of(folder)
                .one("KafkaNodePool", "node")
                .at("/spec/replicas")
                .asInt();
        Map<String, JsonNode> topics = Rendered.of(folder)
                .all("KafkaTopic")
                .collect(Collectors.toMap(Rendered::name, topic -> topic.path("spec")));
        assertEquals(Topic.EXISTING.stream().map(Topic::name).collect(Collectors.toSet()), topics.keySet());
        for (Topic topic : Topic.EXISTING) {
            JsonNode spec = topics.get(topic.name());
            assertEquals(topic.partitions(), spec.path("partitions").asInt(), topic::name);
            assertEquals(brokers, spec.path("replicas").asInt(), topic::name);
            Map<String, String> settings = settings(spec.path("config"));
            settings.remove("min.insync.replicas");
            assertEquals(topic.settings(), settings, topic::name);
        }
    }

    @Test
    void createTheUsersOfTheContracts() throws IOException {
        Command.Outcome outcome = Command.run(
                "sh",
                "-c",
                "deploy/kafka-users.sh <contracts/src/main/resources/io/tidemark/contracts/kafka-users.csv");
        assertEquals(new Command.Outcome(0, Repository.text("deploy/base/kafka-users.yaml")), outcome);
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void giveKafkasUsersTheRightsOfTheirRows(String folder) {
        Map<String, JsonNode> users = Rendered.of(folder)
                .all("KafkaUser")
                .collect(Collectors.toMap(Rendered::name, user -> user.path("spec")));
        assertEquals(KafkaUser.ALL.stream().map(KafkaUser::name).collect(Collectors.toSet()), users.keySet());
        for (KafkaUser user : KafkaUser.ALL) {
            JsonNode spec = users.get(user.name());
            Set<String> rights = Stream.of(
                            user.reads().stream().map(topic -> "topic " + topic + " [\"Read\"]"),
                            user.writes().stream().map(topic -> "topic " + topic + " [\"Write\"]"),
                            user.group().stream().map(group -> "group " + group + " [\"Read\"]"))
                    .flatMap(rows -> rows)
                    .collect(Collectors.toSet());
            assertEquals(
                    rights,
                    spec.at("/authorization/acls")
                            .valueStream()
                            .map(rule -> rule.at("/resource/type").asText() + " "
                                    + rule.at("/resource/name").asText() + " " + rule.path("operations"))
                            .collect(Collectors.toSet()));
            assertEquals(
                    user.mebibytesASecond().orElse(0) << 20,
                    spec.at("/quotas/consumerByteRate").asInt());
        }
    }

    /** Kafka is reached by TLS and a login alone, and each service logs in as the user that is named like it. */
    @ParameterizedTest
    @FieldSource("FOLDERS")
    void logInToKafkaAsTheirUsers(String folder) {
        Rendered rendered = Rendered.of(folder);
        JsonNode kafka = rendered.one("Kafka", "tidemark").at("/spec/kafka");
        assertEquals(1, kafka.path("listeners").size());
        JsonNode listener = kafka.at("/listeners/0");
        assertTrue(listener.path("tls").asBoolean());
        assertEquals("simple", kafka.at("/authorization/type").asText());
        JsonNode settings = rendered.one("ConfigMap", "tidemark-kafka").path("data");
        assertEquals(
                listener.at("/authentication/type").asText().toUpperCase(Locale.ROOT),
                settings.path("KAFKA_SASL_MECHANISM").asText());
        assertEquals("SASL_SSL", settings.path("KAFKA_SECURITY_PROTOCOL").asText());
        assertTrue(settings.path("KAFKA_BOOTSTRAP_SERVERS")
                .asText()
                .endsWith(":" + listener.path("port").asInt()));
        for (String user : List.of("tidemark-ingest", "tidemark-fit")) {
            JsonNode pod = rendered.one("Deployment", user).at("/spec/template/spec");
            JsonNode login = pod.at("/containers/0/env")
                    .valueStream()
                    .filter(variable -> variable.path("name").asText().equals("KAFKA_SASL_JAAS_CONFIG"))
                    .findFirst()
                    .orElseThrow()
                    .at("/valueFrom/secretKeyRef");
            assertEquals(user, login.path("name").asText());
            assertEquals("sasl.jaas.config", login.path("key").asText());
            String file = pod.at("/containers/0/volumeMounts")
                            .valueStream()
                            .filter(mount -> mount.path("name").asText().equals("kafka-ca"))
                            .findFirst()
                            .orElseThrow()
                            .path("mountPath")
                            .asText()
                    + "/ca.crt";
            assertEquals(file, settings.path("KAFKA_SSL_TRUSTSTORE_LOCATION").asText());
        }
    }

    /** No service takes a database for its own that does not prove it. */
    @ParameterizedTest
    @FieldSource("FOLDERS")
    void holdTheDatabaseAgainstItsAuthority(String folder) {
        Rendered rendered = Rendered.of(folder);
        String address = rendered.one("ConfigMap", "tidemark-settings")
                .at("/data/QUARKUS_DATASOURCE_JDBC_URL")
                .asText();
        assertEquals(
                "jdbc:postgresql://tidemark-database-rw:5432/tidemark?sslmode=verify-full&sslrootcert=/etc/tidemark/postgres/ca.crt",
                address);
        rendered.all("Deployment").forEach(deployment -> {
            JsonNode pod = deployment.at("/spec/template/spec");
            assertTrue(Rendered.containers(deployment)
                    .allMatch(container -> container
                            .path("volumeMounts")
                            .valueStream()
                            .anyMatch(mount -> mount.path("name").asText().equals("postgres-ca")
                                    && mount.path("mountPath").asText().equals("/etc/tidemark/postgres"))));
            assertTrue(pod.path("volumes")
                    .valueStream()
                    .anyMatch(volume -> volume.at("/secret/secretName").asText().equals(DATABASE_CA)
                            && volume.at("/secret/items/0/path").asText().equals("ca.crt")));
        });
    }

    /** Tables are brought up to date by a container that ends, and by nobody else; only that one knows the owner's password. */
    @ParameterizedTest
    @FieldSource("FOLDERS")
    void migrateAsTheOwnerBeforeTheServiceStarts(String folder) {
        Rendered.of(folder).all("Deployment").forEach(deployment -> {
            JsonNode pod = deployment.at("/spec/template/spec");
            JsonNode container = Rendered.container(deployment);
            assertFalse(container.toString().contains("tidemark-database-owner"));
            if (Rendered.name(deployment).equals("tidemark-simulate")) {
                assertFalse(pod.has("initContainers"));
                return;
            }
            assertEquals("false", environment(container).get("QUARKUS_FLYWAY_MIGRATE_AT_START"));
            assertEquals(1, pod.path("initContainers").size());
            JsonNode migrates = pod.at("/initContainers/0");
            assertEquals(container.path("image"), migrates.path("image"));
            assertEquals("true", environment(migrates).get("QUARKUS_INIT_AND_EXIT"));
            for (String name : List.of("USERNAME", "PASSWORD")) {
                JsonNode secret = migrates.path("env")
                        .valueStream()
                        .filter(each -> each.path("name").asText().equals("QUARKUS_DATASOURCE_" + name))
                        .findFirst()
                        .orElseThrow()
                        .at("/valueFrom/secretKeyRef");
                assertEquals("tidemark-database-owner", secret.path("name").asText());
                assertEquals(name.toLowerCase(Locale.ROOT), secret.path("key").asText());
            }
        });
    }

    /** A broker holds every topic, with a file beyond its retention in each partition: its disk has room for that, and half as much again. */
    @ParameterizedTest
    @FieldSource("FOLDERS")
    void haveRoomForWhatTheTopicsKeep(String folder) {
        long most = Topic.EXISTING.stream()
                .mapToLong(topic -> (long) topic.partitions() * (topic.retentionMebibytes() + Topic.SEGMENT_MEBIBYTES))
                .sum();
        String size = Rendered.of(folder)
                .one("KafkaNodePool", "node")
                .at("/spec/storage/volumes/0/size")
                .asText();
        long mebibytes = 1024 * Long.parseLong(size.replaceFirst("Gi$", ""));
        assertTrue(1.5 * most <= mebibytes, () -> size + " for " + most + " MiB");
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void openNoMoreConnectionsThanTheDatabaseTakes(String folder) {
        assertRoomForConnections(Rendered.of(folder), 0);
    }

    /**
     * All connections of all Pods, also of those that take the place of others, are fewer than the database takes.
     *
     * @param scaled how many Pods a Deployment has that does not say it
     */
    static void assertRoomForConnections(Rendered rendered, int scaled) {
        int most = 0;
        for (String service : Repository.SERVICES) {
            JsonNode deployment =
                    rendered.one("Deployment", "tidemark-" + service).path("spec");
            int surge = deployment.at("/strategy/rollingUpdate/maxSurge").asInt();
            String settings = Repository.text(service + "-service/src/main/resources/application.properties");
            Matcher pool = Pattern.compile("(?m)^quarkus\\.datasource\\.jdbc\\.max-size=(\\d+)$")
                    .matcher(settings);
            assertTrue(pool.find());
            most += (deployment.path("replicas").asInt(scaled) + surge) * Integer.parseInt(pool.group(1));
        }
        int taken = rendered.one("Cluster", "tidemark-database")
                .at("/spec/postgresql/parameters/max_connections")
                .asInt();
        // CloudNativePG's own and the superuser's
        assertTrue(most + 20 <= taken, most + " connections and 20, of " + taken);
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void setUpTheDatabaseAsTheContractsSay(String folder) throws IOException {
        JsonNode cluster = Rendered.of(folder).one("Cluster", "tidemark-database");
        List<String> statements = Stream.concat(statements("bootstrap.sql"), statements("rights.sql"))
                .toList();
        assertEquals(
                statements,
                values(cluster.at("/spec/bootstrap/initdb/postInitApplicationSQL"))
                        .toList());
        Set<String> created = statements.stream()
                .filter(statement -> statement.startsWith("CREATE ROLE "))
                .map(statement -> statement.split(" ")[2])
                .collect(Collectors.toSet());
        JsonNode roles = cluster.at("/spec/managed/roles");
        assertEquals(created, values(roles, "/name").collect(Collectors.toSet()));
        for (JsonNode role : roles) {
            String service = role.path("name").asText().replace("tidemark_", "");
            assertEquals(
                    "tidemark-database-" + service,
                    role.at("/passwordSecret/name").asText());
        }
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void referToNothingThatIsNotThereOrDocumented(String folder) {
        Rendered rendered = Rendered.of(folder);
        Set<String> configMaps = rendered.all("ConfigMap").map(Rendered::name).collect(Collectors.toSet());
        Set<String> accounts =
                rendered.all("ServiceAccount").map(Rendered::name).collect(Collectors.toSet());
        rendered.all("Deployment").forEach(deployment -> {
            JsonNode pod = deployment.at("/spec/template/spec");
            assertTrue(accounts.contains(pod.path("serviceAccountName").asText()));
            pod.findValues("configMapRef")
                    .forEach(reference -> assertTrue(
                            configMaps.contains(reference.path("name").asText())));
            Set<String> secrets = Stream.concat(
                            pod.findValues("secretKeyRef").stream()
                                    .map(reference -> reference.path("name").asText()),
                            pod.findValues("secretName").stream().map(JsonNode::asText))
                    .collect(Collectors.toSet());
            secrets.removeAll(DOCUMENTED_SECRETS);
            secrets.removeAll(madeByStrimzi(rendered));
            secrets.remove(DATABASE_CA);
            assertEquals(Set.of(), secrets);
        });
        String readme = Repository.text("deploy/README.md");
        DOCUMENTED_SECRETS.forEach(secret -> assertTrue(readme.contains(secret), secret));
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void selectPodsThatExist(String folder) {
        Rendered rendered = Rendered.of(folder);
        List<JsonNode> labels = rendered.all("Deployment")
                .map(deployment -> deployment.at("/spec/template/metadata/labels"))
                .toList();
        rendered.all("PodDisruptionBudget")
                .map(budget -> budget.at("/spec/selector/matchLabels"))
                .forEach(selector -> assertEquals(
                        1,
                        labels.stream().filter(each -> covers(selector, each)).count()));
        JsonNode denied = rendered.one("NetworkPolicy", "tidemark-services-deny-all");
        assertEquals("[\"Ingress\",\"Egress\"]", denied.at("/spec/policyTypes").toString());
        assertFalse(denied.path("spec").has("ingress") || denied.path("spec").has("egress"));
        assertEquals(
                3,
                labels.stream()
                        .filter(each -> covers(denied.at("/spec/podSelector/matchLabels"), each))
                        .count());
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void letOnlyTheServicesThatNeedItTalkToKafka(String folder) {
        Rendered rendered = Rendered.of(folder);
        Set<String> withKafka = rendered.all("Deployment")
                .filter(deployment -> values(Rendered.container(deployment).path("envFrom"), "/configMapRef/name")
                        .anyMatch("tidemark-kafka"::equals))
                .map(Rendered::name)
                .collect(Collectors.toSet());
        JsonNode out = rendered.one("NetworkPolicy", "tidemark-services-to-kafka")
                .at("/spec/podSelector/matchExpressions/0/values");
        JsonNode in = rendered.one("Kafka", "tidemark")
                .at("/spec/kafka/listeners/0/networkPolicyPeers/0/podSelector/matchExpressions/0/values");
        assertEquals(withKafka, values(out).collect(Collectors.toSet()));
        assertEquals(withKafka, values(in).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void holdNoSecret(String folder) {
        assertEquals(0, Rendered.of(folder).all("Secret").count());
        Rendered.of(folder).all("Deployment").flatMap(Rendered::containers).forEach(container -> {
            for (JsonNode variable : container.path("env")) {
                boolean secret = variable.path("name").asText().matches(".*(PASSWORD|KEY|TOKEN|SECRET).*");
                assertTrue(!secret || variable.has("valueFrom"), variable::toString);
            }
        });
    }

    /** One for each of Kafka's users, and the cluster's CA. */
    private static Set<String> madeByStrimzi(Rendered rendered) {
        return Stream.concat(rendered.all("KafkaUser").map(Rendered::name), Stream.of("tidemark-cluster-ca-cert"))
                .collect(Collectors.toSet());
    }

    private static Map<String, Integer> backends(Rendered rendered) {
        Map<String, Integer> backends = new HashMap<>();
        rendered.one("HTTPRoute", "tidemark")
                .findValues("backendRefs")
                .forEach(references -> references.forEach(reference -> backends.put(
                        reference.path("name").asText(), reference.path("port").asInt())));
        return backends;
    }

    private static Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new HashMap<>();
        container
                .path("env")
                .forEach(variable -> environment.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return environment;
    }

    private static boolean covers(JsonNode selector, JsonNode labels) {
        return selector.properties().stream().allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
    }

    private static Map<String, String> settings(JsonNode configuration) {
        return configuration.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText(), (a, b) -> a, HashMap::new));
    }

    private static Stream<String> values(JsonNode array) {
        return array.valueStream().map(JsonNode::asText);
    }

    private static Stream<String> values(JsonNode array, String pointer) {
        return array.valueStream().map(element -> element.at(pointer).asText());
    }

    private static Stream<String> statements(String file) throws IOException {
        try (InputStream script = Topic.class.getResourceAsStream("sql/" + file)) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)--.*$", "");
            return Stream.of(sql.split(";"))
                    .map(statement -> statement.strip().replaceAll("\\s+", " "))
                    .filter(statement -> !statement.isEmpty());
        }
    }
}
