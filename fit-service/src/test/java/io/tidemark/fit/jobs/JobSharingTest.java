package io.tidemark.fit.jobs;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.contracts.CaptureMetrics;
import io.tidemark.contracts.Reach;
import io.tidemark.contracts.Topic;
import io.tidemark.embedded.ServersResource;
import io.tidemark.fit.FitResult;
import io.tidemark.fit.FitsOverHttp;
import io.tidemark.fit.Fitter;
import io.tidemark.fit.LaboratoryCapture;
import io.tidemark.fit.Topics;
import io.tidemark.fit.checks.MeanLevel;
import io.tidemark.fit.jobs.JobQueue.Claim;
import io.tidemark.fit.mcmc.Cancellation;
import io.tidemark.fit.mcmc.Progress;
import io.tidemark.fit.mcmc.SamplerSettings;
import io.tidemark.fit.model.Models;
import io.tidemark.fit.model.Observations;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.order.FitOrder;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_fit"))
class JobSharingTest {

    @Inject
    FitIntake intake;

    @Inject
    FitWorker worker;

    @Inject
    ChainThreads threads;

    @Inject
    Workbench workbench;

    @Inject
    FitCompletion completion;

    @Inject
    JobQueue queue;

    @Inject
    Inbox inbox;

    @Inject
    Topics topics;

    @ConfigProperty(name = "tidemark.test.superuser-jdbc-url")
    String superuserUrl;

    @Test
    void twoWorkersShareTheQueueAndFitEverythingOnce() {
        String capture = keep(LaboratoryCapture.metrics(LaboratoryCapture.id(11), "pan-os", 200, 11));
        List<String> fits = new ArrayList<>(LongStream.rangeClosed(1, 6)
                .mapToObj(seed -> accept(order(capture, seed)).id())
                .toList());
        int mine = 0;
        while (worker.fitNext("a second worker", threads.cores().begin())) mine++;
        fits.forEach(fit -> assertEquals("done", FitsOverHttp.ended(fit).getString("status")));
        assertTrue(mine > 0, "the second worker found nothing to do");
        assertTrue(mine < 12, "the service's own worker found nothing to do");
        fits.forEach(fit -> await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertEquals(2, topics.messages(Topic.DRAWS.name(), fit).size())));
        assertEquals(
                6,
                topics.messages(Topic.CURRENT.name(), order(capture, 1).modelKey())
                        .size());
    }

    @Test
    void aFitWhoseWorkerWentAwayIsTakenOverAndPublishedOnce() throws SQLException {
        String capture = keep(LaboratoryCapture.metrics(LaboratoryCapture.id(12), "pan-os", 200, 12));
        Claim lost = orderedAndClaimed(capture, "a worker that goes away");
        StoredFit fit = workbench.start(lost).orElseThrow();
        FitResult late = new Fitter(Runnable::run)
                .fit(
                        Models.named("nb+gamma"),
                        Observations.of(workbench.metrics(fit)),
                        fit.order().settings(),
                        Progress.NONE,
                        Cancellation.NEVER);
        assertEquals("running", FitsOverHttp.document(fit.id()).getString("status"));
        letHeartbeatGrowStale(fit.id());
        assertEquals("done", FitsOverHttp.ended(fit.id()).getString("status"));
        assertFalse(
                completion.sampledWhole(lost, fit, late, new MeanLevel(1, 0.5, 2, 1, 30)),
                "a worker that lost its job has ended it");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertEquals(
                        2, topics.messages(Topic.DRAWS.name(), fit.id()).size()));
        assertEquals(
                1, topics.messages(Topic.CURRENT.name(), fit.order().modelKey()).size());
    }

    @Test
    void aFitWhoseWorkersKeepGoingAwayIsGivenUpAndCanBeAskedForAgain() throws SQLException {
        String capture = keep(LaboratoryCapture.metrics(LaboratoryCapture.id(13), "pan-os", 200, 13));
        Claim lost = orderedAndClaimed(capture, "a worker that goes away");
        execute("UPDATE fit.job SET attempts = 3 WHERE fit_id = ?", lost.fitId());
        letHeartbeatGrowStale(lost.fitId());
        assertEquals(
                "[gave up: its worker went away 3 times]",
                FitsOverHttp.ended(lost.fitId()).getString("reasons"));
        assertEquals(lost.fitId(), accept(order(capture, 1)).id());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> FitsOverHttp.document(lost.fitId()).getString("status"), "done"::equals);
    }

    @Test
    void aFitThatEndedInAnErrorIsTriedAgain() {
        String capture = keep(LaboratoryCapture.metrics(LaboratoryCapture.id(14), "pan-os", 200, 14));
        Claim unlucky = orderedAndClaimed(capture, "a worker without a database");
        workbench.putBack(unlucky, workbench.start(unlucky).orElseThrow());
        assertEquals("done", FitsOverHttp.ended(unlucky.fitId()).getString("status"));
    }

    @Test
    void aFitThatEndsInAnErrorEveryTimeFailsWithIt() throws SQLException {
        String capture = keep(LaboratoryCapture.metrics(LaboratoryCapture.id(15), "pan-os", 200, 15));
        Claim first = orderedAndClaimed(capture, "a worker without metrics");
        execute("UPDATE fit.metrics_part SET definition = 'lost' WHERE capture_id = ?", capture);
        workbench.putBack(first, workbench.start(first).orElseThrow());
        String reasons = FitsOverHttp.ended(first.fitId()).getString("reasons");
        assertTrue(reasons.contains("an error inside the service"), reasons);
    }

    @Test
    void ordersAreTakenAllOrNone() {
        String capture = keep(LaboratoryCapture.metrics(LaboratoryCapture.id(16), "pan-os", 200, 16));
        FitOrder known = order(capture, 1);
        FitOrder unknown = order(LaboratoryCapture.id(17), 1);
        assertThrows(MetricsMissing.class, () -> intake.acceptAll(List.of(known, unknown), Reach.ALL));
        assertTrue(workbench.fit(known.fitId()).isEmpty());
    }

    /** However many captures one team has waiting, the next free worker is for the team that has none under way. */
    @Test
    void teamsTakeTurns() {
        List<String> captures = IntStream.rangeClosed(201, 206)
                .mapToObj(i -> keep(of(i < 206 ? "many" : "few", i)))
                .toList();
        QuarkusTransaction.begin();
        try {
            captures.forEach(capture -> accept(order(capture, 1)));
            List<String> taken = IntStream.range(0, 3)
                    .mapToObj(i ->
                            queue.claim("worker " + i, Duration.ofDays(1), 1).orElseThrow())
                    .map(claim ->
                            workbench.fit(claim.fitId()).orElseThrow().team().orElseThrow())
                    .toList();
            assertEquals(List.of("many", "few", "many"), taken);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static CaptureMetrics of(String team, int number) {
        CaptureMetrics metrics = LaboratoryCapture.metrics(LaboratoryCapture.id(number), "pan-os", 200, number);
        return metrics.of(team);
    }

    @Test
    void aFirstHalfIsQueuedInTheTransactionOfTheWholeOnly() {
        String capture = keep(LaboratoryCapture.metrics(LaboratoryCapture.id(18), "pan-os", 200, 18));
        Claim claim = orderedAndClaimed(capture, "a worker without a transaction");
        StoredFit whole = workbench.start(claim).orElseThrow();
        assertThrows(IllegalStateException.class, () -> intake.acceptFirstHalf(whole));
        workbench.release(claim, whole);
        assertEquals("done", FitsOverHttp.ended(whole.id()).getString("status"));
    }

    /** The job of a fit that was ordered just now, taken by a worker before the service's own sees it. */
    private FitIntake.Accepted accept(FitOrder order) {
        return intake.acceptAll(List.of(order), Reach.ALL).get(0);
    }

    private Claim orderedAndClaimed(String capture, String worker) {
        return QuarkusTransaction.requiringNew().call(() -> {
            accept(order(capture, 1));
            return queue.claim(worker, Duration.ofDays(1), Integer.MAX_VALUE).orElseThrow();
        });
    }

    private String keep(CaptureMetrics metrics) {
        QuarkusTransaction.requiringNew().run(() -> inbox.add(metrics));
        return metrics.captureId();
    }

    private static FitOrder order(String capture, long seed) {
        SamplerSettings settings = new SamplerSettings(2, 500, 1_000, seed);
        return new FitOrder(List.of(capture), "pan-os", "nb+gamma", settings, Extent.WHOLE);
    }

    private void letHeartbeatGrowStale(String fitId) throws SQLException {
        execute("UPDATE fit.job SET heartbeat_at = now() - interval '1 hour' WHERE fit_id = ?", fitId);
    }

    private void execute(String sql, String fitId) throws SQLException {
        try (Connection connection = DriverManager.getConnection(superuserUrl);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fitId);
            assertEquals(1, statement.executeUpdate());
        }
    }
}
