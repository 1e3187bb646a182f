package io.tidemark.browser;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A real server of identities (OpenID Connect), in a process of its own: people log in at its page by a name and claims, and other clients get a
 * token by the name of a caller.
 */
final class IdentityServer implements AutoCloseable {

    private static final Path LIBRARIES =
            Path.of("../identity-server/target/lib").toAbsolutePath().normalize();
    private static final String CLIENT = "tidemark";
    private static final Instant LONG_AGO = Instant.parse("2001-09-09T01:46:40Z");

    private final Process process;
    private final String address;
    private final Map<Caller, String> tokens = new ConcurrentHashMap<>();

    private IdentityServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Who asks, with what.
     *
     * @param name what the token says that they are called
     * @param role their role
     * @param teams their teams
     * @param audience whom the token is for
     * @param isExpired whether it was valid once
     */
    record Caller(String name, String role, List<String> teams, String audience, boolean isExpired) {

        static Caller of(String name, String role, String... teams) {
            return new Caller(name, role, List.of(teams), CLIENT, false);
        }

        Caller expired() {
            return new Caller(name + "-expired", role, teams, audience, true);
        }

        Caller forOthers() {
            return new Caller(name + "-elsewhere", role, teams, "another-program", false);
        }

        /** The claims that its login page is given. */
        String claims() {
            return """
                    {"sub": "%s", "preferred_username": "%s", "aud": ["%s"], "roles": ["%s"], "team": [%s]%s}""".formatted(
                            name,
                            name,
                            audience,
                            role,
                            teams.stream().map(team -> '"' + team + '"').collect(Collectors.joining(", ")),
                            isExpired ? ", \"exp\": " + LONG_AGO.getEpochSecond() : "");
        }

        private String mapping() {
            return "{\"requestParam\": \"scope\", \"match\": \"%s\", \"claims\": %s}".formatted(name, claims());
        }
    }

    /**
     * Starts it.
     *
     * @param folder for its settings and its log
     * @param callers whom {@link #token} knows
     */
    static IdentityServer start(Path folder, Caller... callers) throws IOException {
        int port = freePort();
        Path settings = folder.resolve("identities.json");
        Files.writeString(settings, """
                {"interactiveLogin": true, "httpServer": "NettyWrapper",
                 "tokenCallbacks": [{"issuerId": "company", "tokenExpiry": 3600, "requestMappings": [%s]}]}""".formatted(
                        Arrays.stream(callers).map(Caller::mapping).collect(Collectors.joining(",\n"))));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        LIBRARIES + "/*",
                        "no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("identities.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SERVER_HOSTNAME", "127.0.0.1",
                        "SERVER_PORT", Integer.toString(port),
                        "JSON_CONFIG_PATH", settings.toString()));
        IdentityServer server = new IdentityServer(builder.start(), "http://127.0.0.1:" + port + "/company");
        await().atMost(Patience.LIMIT)
                .ignoreExceptions()
                .until(() -> given().get(server.address + "/.well-known/openid-configuration")
                                .statusCode()
                        == 200);
        return server;
    }

    /** The settings of a product whose people log in here. */
    Map<String, String> settings() {
        return Map.of(
                "TIDEMARK_ACCESS_LOGIN",
                "true",
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                address,
                "QUARKUS_OIDC_CLIENT_ID",
                CLIENT,
                "QUARKUS_OIDC_CREDENTIALS_SECRET",
                "a secret of the tests, of at least 32 characters");
    }

    /** A token of a caller, the same each time. */
    String token(Caller caller) {
        return tokens.computeIfAbsent(caller, this::newToken);
    }

    private String newToken(Caller caller) {
        return given().formParams(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "a-script",
                        "client_secret", "its secret",
                        "scope", caller.name()))
                .post(address + "/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
