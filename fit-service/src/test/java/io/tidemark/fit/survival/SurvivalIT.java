package io.tidemark.fit.survival;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidemark.contracts.Topic;
import io.tidemark.fit.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** fit-service as processes, on a real broker and a real database that are restarted, killed at the moments that matter. */
class SurvivalIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Map<String, String> SETTINGS = Map.of(
            "TIDEMARK_FIT_QUICK_MODEL", Promises.UNASKED,
            "TIDEMARK_FIT_STALE", "PT3S",
            "TIDEMARK_FIT_ATTEMPTS", "10",
            "MP_MESSAGING_INCOMING_METRICS_SESSION_TIMEOUT_MS", "6000");

    @TempDir
    static Path folder;

    private static Servers servers;
    private static Promises promises;

    private final List<FitProcess> started = new ArrayList<>();

    @BeforeAll
    static void startServers() throws IOException {
        servers = Servers.start(folder);
        promises = new Promises(servers, 20_261_125);
    }

    @AfterAll
    static void stopServers() throws IOException {
        servers.close();
    }

    @AfterEach
    void killWhatStillRuns() throws InterruptedException {
        for (FitProcess service : started) service.kill();
    }

    @Test
    void losesNothingWhenKilledWithAJobClaimedWhileSamplingAndBeforePublication() throws Exception {
        FitProcess first = start();
        String capture = promises.sendCapture();
        promises.sendPoison();
        awaitSome("SELECT count(*) FROM fit.job WHERE worker IS NOT NULL");
        first.kill();

        FitProcess second = start().awaitReady();
        promises.accepted(capture, second.ask(longFit(capture)));
        awaitSome("SELECT count(*) FROM fit.job WHERE iterations[1] > 100");
        second.kill();

        servers.stopBroker();
        FitProcess third = start();
        awaitSome("SELECT count(*) FROM fit.outbox WHERE sent_at IS NULL");
        third.kill();
        servers.startBroker();
        start();
        endsAsPromised();
    }

    @Test
    void goesOnWhenBrokerAndDatabaseComeBack() throws Exception {
        FitProcess service = start().awaitReady();
        String capture = promises.sendCapture();
        awaitSome("SELECT count(*) FROM fit.fit WHERE first_half_of IS NULL AND captures[1] = '" + capture + "'");
        promises.accepted(capture, service.ask(longFit(capture)));
        awaitSome("SELECT count(*) FROM fit.job WHERE iterations[1] > 100");
        servers.stopDatabase();
        promises.sendCapture();
        servers.startDatabase();
        servers.stopBroker();
        servers.startBroker();
        promises.sendPoison();
        endsAsPromised();
    }

    @Test
    void twoServicesShareTheQueueAndSampleEveryFitOnce() throws Exception {
        FitProcess first = start(Map.of("TIDEMARK_FIT_STALE", "PT60S")).awaitReady();
        FitProcess second = start(Map.of("TIDEMARK_FIT_STALE", "PT60S")).awaitReady();
        List<String> captures = new ArrayList<>();
        for (int capture = 0; capture < 3; capture++) captures.add(promises.sendCapture());
        endsAsPromised();
        long ordered = servers.number("SELECT sum(chains * draws) FROM fit.fit WHERE captures[1] IN ('"
                + String.join("','", captures) + "')");
        double byFirst = first.counted("tidemark_draws_total");
        double bySecond = second.counted("tidemark_draws_total");
        assertTrue(byFirst > 0 && bySecond > 0, byFirst + " and " + bySecond + " draws");
        assertEquals(ordered, byFirst + bySecond, "draws sampled beside draws ordered");
    }

    private FitProcess start() throws IOException {
        return start(Map.of());
    }

    private FitProcess start(Map<String, String> further) throws IOException {
        Map<String, String> settings = new HashMap<>(servers.settings());
        settings.putAll(SETTINGS);
        settings.putAll(further);
        FitProcess service = FitProcess.start(settings, folder.resolve("fit-" + started.size() + ".log"));
        started.add(service);
        return service;
    }

    /** A fit that takes seconds, and more than one message a chain. */
    private static Map<String, Object> longFit(String capture) {
        return Map.of("captures", List.of(capture), "model", "nb+gamma", "draws", 5_000);
    }

    private static void endsAsPromised() throws SQLException, IOException {
        awaitSome("SELECT (count(DISTINCT captures) = " + promises.captures().size() + ")::int FROM fit.fit");
        awaitSome("SELECT (count(*) = 0)::int FROM fit.job");
        awaitSome("SELECT (count(*) = 0)::int FROM fit.outbox WHERE sent_at IS NULL");
        String deadLetters = Topic.METRICS.deadLetters("tidemark-fit").name();
        Topics topics = servers.topics();
        await().atMost(PATIENCE)
                .until(() ->
                        topics.messages(deadLetters).size() >= promises.poison().size());
        assertEquals(List.of(), new Audit(servers).of(promises));
    }

    /** Waits until a query answers with 1 or more. */
    private static void awaitSome(String sql) {
        await(sql)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> servers.number(sql) >= 1);
    }
}
