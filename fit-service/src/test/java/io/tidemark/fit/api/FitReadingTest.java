package io.tidemark.fit.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tidemark.contracts.PosteriorSummary.FittedCapture;
import io.tidemark.contracts.Reach;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.embedded.ServersResource;
import io.tidemark.fit.LaboratoryCapture;
import io.tidemark.fit.jobs.Fits;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.order.FitOrder;
import io.tidemark.fit.selection.Score;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ServersResource.class, initArgs = @ResourceArg(name = "role", value = "tidemark_fit"))
class FitReadingTest {

    private static final Score SCORE = new Score(-1, 0.1, Optional.empty(), -2);

    @Inject
    FitReading reading;

    @Inject
    Fits fits;

    @Inject
    EntityManager entities;

    /** A score and the end of the first half that gave it appear together; an answer that shows one shows the other. */
    @Test
    void neverMixesWhatWasBeforeAScoreWithWhatIsAfter() {
        String capture = LaboratoryCapture.id(762);
        FitOrder whole = new FitOrder(List.of(capture), "wire", "nb+gamma", FitOrder.USUAL_SETTINGS, Extent.WHOLE);
        FitOrder half = whole.ofFirstHalf();
        List<FittedCapture> captures = List.of(new FittedCapture(capture, "0".repeat(64), 1, 60));
        change(() -> {
            fits.add(whole, captures, Optional.empty(), Optional.empty());
            fits.add(half, captures, Optional.empty(), Optional.of(whole.fitId()));
            fits.failed(
                    whole.fitId(), FindingCode.INTERNAL_ERROR.with(Map.of("error", "not sampled in this test")), false);
        });
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Integer> writer = CompletableFuture.supplyAsync(() -> scoreAndReopen(whole, half, enough));
        int scored = 0;
        for (int i = 0; i < 500; i++) {
            FitDocument document = reading.document(whole.fitId(), Reach.ALL);
            boolean hasScore = document.comparison().stream().anyMatch(row -> row.elpd() != null);
            assertEquals(!hasScore, document.comparing(), document.toString());
            if (hasScore) scored++;
        }
        enough.set(true);
        assertTrue(writer.join() > 1);
        assertTrue(scored > 0 && scored < 500, "scored in " + scored + " of 500 documents");
        change(() -> fits.forget(capture));
    }

    /** Then the sentences that say why it failed are all there is: they stay reasons for having no number. */
    @Test
    void readsTheReasonsOfAFitThatIsOlderThanFindings() {
        String capture = LaboratoryCapture.id(763);
        FitOrder order = new FitOrder(List.of(capture), "wire", "nb+gamma", FitOrder.USUAL_SETTINGS, Extent.WHOLE);
        change(() -> {
            fits.add(
                    order,
                    List.of(new FittedCapture(capture, "0".repeat(64), 1, 60)),
                    Optional.empty(),
                    Optional.empty());
            fits.failed(order.fitId(), FindingCode.WORKER_LOST.with(Map.of("attempts", 3)), false);
        });
        String reason = "gave up: its worker went away 3 times";
        change(() -> assertEquals(
                1,
                entities.createNativeQuery("UPDATE fit SET findings = NULL WHERE fit_id = :fit")
                        .setParameter("fit", order.fitId())
                        .executeUpdate()));
        FitDocument document = reading.document(order.fitId(), Reach.ALL);
        assertEquals(Optional.of(List.of(reason)), document.reasons());
        assertEquals(
                List.of(FindingDocument.of(FindingDocument.statedRefusal(reason))),
                document.findings().stream()
                        .filter(finding -> finding.text().equals(reason))
                        .toList());
        change(() -> fits.forget(capture));
    }

    private int scoreAndReopen(FitOrder whole, FitOrder half, AtomicBoolean enough) {
        int rounds = 0;
        for (; !enough.get(); rounds++) {
            change(() -> {
                fits.failed(
                        half.fitId(),
                        FindingCode.INTERNAL_ERROR.with(Map.of("error", "not sampled in this test")),
                        false);
                fits.scored(whole.fitId(), SCORE);
            });
            change(() -> {
                fits.reopen(half.fitId());
                fits.reopen(whole.fitId());
                fits.failed(
                        whole.fitId(),
                        FindingCode.INTERNAL_ERROR.with(Map.of("error", "not sampled in this test")),
                        false);
            });
        }
        return rounds;
    }

    private static void change(Runnable what) {
        QuarkusTransaction.requiringNew().run(what);
    }
}
