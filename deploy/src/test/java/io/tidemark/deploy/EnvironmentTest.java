package io.tidemark.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every variable that a deployment sets is one that the service reads. */
class EnvironmentTest {

    static final List<String> SERVICES = Repository.SERVICES;

    /** Variables that the parts a service is made of read, by the artifact in its pom that reads them. */
    private static final Map<String, String> READ_BY = Map.of(
            "QUARKUS_HTTP_HOST", "quarkus-rest-jackson",
            "QUARKUS_HTTP_PORT", "quarkus-rest-jackson",
            "QUARKUS_DATASOURCE_JDBC_URL", "quarkus-jdbc-postgresql",
            "QUARKUS_DATASOURCE_USERNAME", "quarkus-jdbc-postgresql",
            "QUARKUS_DATASOURCE_PASSWORD", "quarkus-jdbc-postgresql",
            "KAFKA_BOOTSTRAP_SERVERS", "quarkus-messaging-kafka");

    /** Read by Quarkus, by SmallRye Config and by the JVM, so by every service; none has to be told. */
    private static final Set<String> READ_BY_ALL = Set.of(
            "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
            "QUARKUS_SHUTDOWN_DELAY",
            "QUARKUS_INIT_AND_EXIT",
            "SMALLRYE_CONFIG_LOCATIONS",
            "JAVA_TOOL_OPTIONS");

    /** Read by whoever has tables; without them a service migrates when it starts, as the role that it is anyway. */
    private static final Set<String> READ_BY_FLYWAY =
            Set.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "QUARKUS_FLYWAY_USERNAME", "QUARKUS_FLYWAY_PASSWORD");

    /** Settings of Kafka's own clients, read where there are any; a broker without logins needs none. */
    private static final Set<String> READ_BY_KAFKA_CLIENTS = Set.of(
            "KAFKA_SECURITY_PROTOCOL",
            "KAFKA_SASL_MECHANISM",
            "KAFKA_SASL_JAAS_CONFIG",
            "KAFKA_SSL_TRUSTSTORE_TYPE",
            "KAFKA_SSL_TRUSTSTORE_LOCATION");

    private static final Pattern SETTING = Pattern.compile("(tidemark|quarkus\\.oidc)\\.[a-z0-9-]+(\\.[a-z0-9-]+)*");
    private static final Pattern DOCKERFILE_VARIABLE = Pattern.compile("(?m)^(?:ENV|   ) +([A-Z_]+)=");

    @ParameterizedTest
    @FieldSource("SERVICES")
    void ofTheComposeFileIsRead(String service) {
        assertRead(service, Compose.read().environment(service).keySet());
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void ofTheContainerFileIsRead(String service) {
        Set<String> names = DOCKERFILE_VARIABLE
                .matcher(Repository.text("deploy/containers/Dockerfile"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertEquals(Set.of("QUARKUS_HTTP_HOST", "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "JAVA_TOOL_OPTIONS"), names);
        assertRead(service, names);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void ofTheManifestsIsRead(String service) {
        for (String folder : ManifestsTest.FOLDERS) {
            Rendered rendered = Rendered.of(folder);
            JsonNode deployment = rendered.one("Deployment", "tidemark-" + service);
            Rendered.containers(deployment).forEach(container -> assertRead(service, names(container, rendered)));
            assertTrue(
                    names(Rendered.container(deployment), rendered).containsAll(needed(service)),
                    () -> service + " lacks one of " + needed(service));
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void ofTheComposeFileIsAllThatAServiceNeeds(String service) {
        Set<String> names = new HashSet<>(Compose.read().environment(service).keySet());
        names.add("QUARKUS_HTTP_HOST");
        names.add("QUARKUS_DATASOURCE_PASSWORD");
        assertTrue(names.containsAll(needed(service)), () -> service + " lacks one of " + needed(service));
    }

    @Test
    void settingsInTheSecretFilesAreReadToo() {
        Set<String> settings = new TreeSet<>();
        Matcher matcher =
                Pattern.compile("echo \"([a-z.-]+)=").matcher(Repository.text("deploy/compose/make-secrets.sh"));
        while (matcher.find()) settings.add(variable(matcher.group(1)));
        assertEquals(
                Set.of("QUARKUS_DATASOURCE_PASSWORD", "QUARKUS_FLYWAY_PASSWORD", "TIDEMARK_PSEUDONYM_KEY"), settings);
        assertTrue(ownSettings("ingest").contains("TIDEMARK_PSEUDONYM_KEY"));
    }

    private static Set<String> names(JsonNode container, Rendered rendered) {
        Set<String> names = new HashSet<>();
        container
                .path("env")
                .forEach(variable -> names.add(variable.path("name").asText()));
        container
                .path("envFrom")
                .forEach(source -> rendered.one(
                                "ConfigMap", source.at("/configMapRef/name").asText())
                        .path("data")
                        .fieldNames()
                        .forEachRemaining(names::add));
        return names;
    }

    private static void assertRead(String service, Set<String> names) {
        Set<String> unread = new TreeSet<>(names);
        unread.removeAll(READ_BY_ALL);
        unread.removeAll(needed(service));
        if (needed(service).contains("KAFKA_BOOTSTRAP_SERVERS")) unread.removeAll(READ_BY_KAFKA_CLIENTS);
        if (Repository.text(service + "-service/pom.xml").contains("<artifactId>quarkus-flyway</artifactId>"))
            unread.removeAll(READ_BY_FLYWAY);
        unread.removeAll(ownSettings(service));
        assertEquals(Set.of(), unread, () -> service + "-service reads none of these");
    }

    /** What a service of these parts has to be told. */
    private static Set<String> needed(String service) {
        String pom = Repository.text(service + "-service/pom.xml");
        return READ_BY.entrySet().stream()
                .filter(variable -> pom.contains("<artifactId>" + variable.getValue() + "</artifactId>"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The hosts that services answer to are those that the route sends them; a route without hostnames sends any. */
    @ParameterizedTest
    @FieldSource("io.tidemark.deploy.ManifestsTest#FOLDERS")
    void hostsAreThoseOfTheRoute(String folder) {
        Rendered rendered = Rendered.of(folder);
        Set<String> hostnames = new TreeSet<>();
        rendered.one("HTTPRoute", "tidemark").at("/spec/hostnames").forEach(each -> hostnames.add(each.asText()));
        String hosts = rendered.one("ConfigMap", "tidemark-settings")
                .at("/data/TIDEMARK_ACCESS_HOSTS")
                .asText();
        assertEquals(hostnames.isEmpty() ? "*" : String.join(",", hostnames), hosts);
    }

    /** Whoever reaches an installation logs in, at a server that the overlay names. */
    @Test
    void theProductionOverlayAsksPeopleToLogIn() {
        JsonNode settings = Rendered.of("overlays/production")
                .one("ConfigMap", "tidemark-settings")
                .path("data");
        assertEquals("true", settings.path("TIDEMARK_ACCESS_LOGIN").asText());
        assertTrue(settings.path("QUARKUS_OIDC_AUTH_SERVER_URL").asText().startsWith("https://"));
        assertEquals(
                "true",
                settings.path("QUARKUS_OIDC_AUTHENTICATION_FORCE_REDIRECT_HTTPS_SCHEME")
                        .asText());
    }

    /** The settings of a service and of the door before it, each named in the file of defaults, if only in a comment. */
    private static Set<String> ownSettings(String service) {
        String own = service + "-service/src/main/resources/application.properties";
        String door = "access/src/main/resources/META-INF/microprofile-config.properties";
        return Stream.of(own, door).flatMap(EnvironmentTest::settings).collect(Collectors.toSet());
    }

    private static Stream<String> settings(String file) {
        assumeTrue(Files.exists(Repository.path(file)), () -> "there is no " + file + ": its settings are not checked");
        return SETTING.matcher(Repository.text(file)).results().map(match -> variable(match.group()));
    }

    /** MicroProfile Config: every character that is no letter or digit becomes an underscore, all in upper case. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
