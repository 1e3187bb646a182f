package io.tidemark.standalone;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.embedded.Broker;
import io.tidemark.embedded.Database;
import io.tidemark.embedded.FreePort;
import io.tidemark.embedded.Secrets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was accepted is there after PostgreSQL was killed, with no warning, right after the answer. Three times in every build, and as
 * often as is asked for: {@code -Dtidemark.durability.rounds=100}.
 */
class DurabilityIT {

    private static final int ROUNDS = Integer.getInteger("tidemark.durability.rounds", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path JAR = Path.of("..", "ingest-service/target/quarkus-app/quarkus-run.jar")
            .toAbsolutePath()
            .normalize();

    @TempDir
    Path folder;

    private final int port = FreePort.find();
    private Secrets secrets;
    private DataFolder data;

    @Test
    void whatWasAcceptedOutlivesAKillOfTheDatabase() throws Exception {
        data = DataFolder.take(folder).orElseThrow();
        secrets = Secrets.keptIn(data.of("secrets"), Product.SECRETS);
        Database database = startDatabase();
        try (Broker broker = Broker.start(data.of("kafka"), secrets);
                ServiceProcess ingest = ServiceProcess.start(
                        ServiceKind.INGEST,
                        1,
                        JAR,
                        Product.settings(ServiceKind.INGEST, broker, database, secrets),
                        data)) {
            ingest.awaitReady(HttpClient.newHttpClient());
            String address = "http://127.0.0.1:" + ingest.port();
            Set<String> accepted = new HashSet<>();
            for (int round = 0; round < ROUNDS; round++) {
                int number = round;
                await().atMost(PATIENCE).until(() -> accepted.addAll(uploaded(address, number)));
                killDatabase();
                database.close();
                database = startDatabase();
                await().atMost(PATIENCE).until(() -> isReady(address));
                assertEquals(accepted, captures(address), "after round " + round);
            }
            System.out.println("DurabilityIT: killed PostgreSQL " + ROUNDS + " times, lost none of " + accepted.size());
        } finally {
            database.close();
            data.close();
        }
    }

    private Database startDatabase() throws IOException {
        return Database.start(data.of("postgres"), data.log("postgres"), secrets, port);
    }

    /** The first process of the server, which takes the others with it. */
    private void killDatabase() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(data.of("postgres").resolve("postmaster.pid"))
                .get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        assertTrue(postmaster.destroyForcibly());
        await().atMost(PATIENCE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** The id, where the upload was accepted. */
    private static Set<String> uploaded(String address, int round) {
        String log =
                "#separator \\x09\n#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tduration\tconn_state\n"
                        + "1700000000.5\t10.0.0.1\t" + (1_024 + round) + "\t192.0.2.1\t443\ttcp\t3.5\tSF\n"
                        + "1700000060.5\t10.0.0.1\t1023\t192.0.2.1\t443\ttcp\t3.5\tSF\n";
        var response = given().contentType("application/octet-stream")
                .body(log.getBytes(StandardCharsets.US_ASCII))
                .post(address + "/api/captures");
        return response.statusCode() == 202 ? Set.of(response.<String>path("id")) : Set.of();
    }

    private static boolean isReady(String address) {
        return given().get(address + "/q/health/ready").statusCode() == 200
                && given().get(address + "/api/captures").statusCode() == 200;
    }

    private static Set<String> captures(String address) {
        return Set.copyOf(given().get(address + "/api/captures").<List<String>>path("id"));
    }
}
