package io.tidemark.ingest.survival;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.embedded.Broker;
import io.tidemark.embedded.Database;
import io.tidemark.embedded.FreePort;
import io.tidemark.embedded.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was accepted is there after PostgreSQL was killed, with no warning, right after the answer. Three times in every build, and as
 * often as is asked for: {@code -Dtidemark.durability.rounds=100}.
 */
class DurabilityIT {

    private static final int ROUNDS = Integer.getInteger("tidemark.durability.rounds", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final String ROLE = "tidemark_ingest";

    @TempDir
    Path folder;

    private final Secrets secrets = Secrets.random(Secrets.OF_SERVERS);
    private final int databasePort = FreePort.find();
    private final String address = "http://127.0.0.1:" + FreePort.find();

    @Test
    void whatWasAcceptedOutlivesAKillOfTheDatabase() throws Exception {
        Database database = startDatabase();
        Process ingest = null;
        try (Broker broker = Broker.start(folder.resolve("kafka"), secrets)) {
            ingest = startIngest(broker, database);
            await().atMost(PATIENCE).ignoreExceptions().until(this::isReady);
            Set<String> accepted = new HashSet<>();
            for (int round = 0; round < ROUNDS; round++) {
                int number = round;
                await().atMost(PATIENCE).until(() -> accepted.addAll(uploaded(number)));
                database.kill();
                database = startDatabase();
                await().atMost(PATIENCE).until(this::isReady);
                assertEquals(accepted, captures(), "after round " + round);
            }
            System.out.println("DurabilityIT: killed PostgreSQL " + ROUNDS + " times, lost none of " + accepted.size());
        } finally {
            if (ingest != null) ingest.destroyForcibly().waitFor();
            database.close();
        }
    }

    private Database startDatabase() throws IOException {
        return Database.start(folder.resolve("postgres"), folder.resolve("postgres.log"), secrets, databasePort);
    }

    private Process startIngest(Broker broker, Database database) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        ProcessBuilder builder = new ProcessBuilder(java, "-Xmx256m", "-jar", JAR.toString());
        builder.environment().putAll(broker.environment("tidemark-ingest"));
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_PORT", address.replaceFirst(".*:", ""),
                        "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                        "QUARKUS_DATASOURCE_USERNAME", ROLE,
                        "QUARKUS_DATASOURCE_PASSWORD", secrets.of(ROLE),
                        "QUARKUS_FLYWAY_USERNAME", Database.OWNER,
                        "QUARKUS_FLYWAY_PASSWORD", secrets.of(Database.OWNER)));
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("ingest.log").toFile())
                .start();
    }

    /** The id, where the upload was accepted. */
    private Set<String> uploaded(int round) {
        String log =
                "#separator \\x09\n#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tduration\tconn_state\n"
                        + "1700000000.5\t10.0.0.1\t" + (1_024 + round) + "\t192.0.2.1\t443\ttcp\t3.5\tSF\n"
                        + "1700000060.5\t10.0.0.1\t1023\t192.0.2.1\t443\ttcp\t3.5\tSF\n";
        var response = given().contentType("application/octet-stream")
                .body(log.getBytes(StandardCharsets.US_ASCII))
                .post(address + "/api/captures");
        return response.statusCode() == 202 ? Set.of(response.<String>path("id")) : Set.of();
    }

    private boolean isReady() {
        return given().get(address + "/q/health/ready").statusCode() == 200
                && given().get(address + "/api/captures").statusCode() == 200;
    }

    private Set<String> captures() {
        return Set.copyOf(given().get(address + "/api/captures").<List<String>>path("id"));
    }
}
