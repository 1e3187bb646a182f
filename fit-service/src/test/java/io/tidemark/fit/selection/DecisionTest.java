package io.tidemark.fit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingCode;
import io.tidemark.fit.checks.MeanLevel;
import io.tidemark.fit.order.FitStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final Candidate RUNNING = fit("nb+grid", FitStatus.RUNNING, Standing.OTHER);
    private static final Candidate DONE = fit("nb+gamma", FitStatus.DONE, Standing.OTHER);
    private static final Candidate BEST_SO_FAR = fit("nb+mix1", FitStatus.DONE, Standing.PROVISIONAL);

    @Test
    void isFinalWithTheDefault() {
        Candidate best = fit("nb+grid", FitStatus.DONE, Standing.DEFAULT);
        assertEquals(new Decision.Final(best), decision(DONE, best));
    }

    @Test
    void isPendingWhileAFitRunsOrOneIsProvisional() {
        assertEquals(new Decision.Pending(Optional.empty(), List.of(RUNNING, DONE)), decision(RUNNING, DONE));
        assertEquals(
                new Decision.Pending(Optional.of(BEST_SO_FAR), List.of(DONE, BEST_SO_FAR)),
                decision(DONE, BEST_SO_FAR));
    }

    @Test
    void isNothingWhereNothingWasAsked() {
        assertEquals(new Decision.NothingAsked(), decision());
    }

    /** A score makes nobody eligible, so there is nothing to wait for. */
    @Test
    void doesNotWaitForTheScoreOfAFitThatCannotBecomeIt() {
        Candidate article = fit("article", FitStatus.DONE, Standing.OTHER);
        assertEquals(
                new Decision.NoneTrusted(List.of()),
                Decision.of(new Competition(List.of(article), Set.of(article.id()))));
    }

    @Test
    void saysWhyTheNewestFailedAndWhichMeansDoNotAgree() {
        Finding deadline = FindingCode.DEADLINE_PASSED.with(Map.of("seconds", 120));
        Candidate failed = new Candidate(
                "1",
                "nb+grid",
                FitStatus.FAILED,
                false,
                List.of(deadline, FindingCode.STILL_NOT_CONVERGED.alone()),
                Optional.empty(),
                Optional.empty(),
                Standing.OTHER);
        Candidate newer = withLevel("nb+gamma", 39.6123);
        Candidate older = withLevel("nb+gamma", 1_234.5);
        Candidate fitting = withLevel("nb+mix1", 25);
        assertEquals(
                new Decision.NoneTrusted(
                        List.of(deadline, FindingCode.STILL_NOT_CONVERGED.alone(), incompatible(39.6123))),
                decision(failed, newer, older, fitting));
        assertEquals(new Decision.NoneTrusted(List.of(incompatible(1_234.5))), decision(older));
    }

    private static Finding incompatible(double predicted) {
        return FindingCode.MEAN_INCOMPATIBLE.with(
                Map.of("model", "nb+gamma", "predicted", predicted, "measured", 24.6, "low", 18.9, "high", 31.0));
    }

    private static Decision decision(Candidate... newestFirst) {
        return Decision.of(new Competition(List.of(newestFirst), Set.of()));
    }

    private static Candidate withLevel(String model, double predicted) {
        return new Candidate(
                model + predicted,
                model,
                FitStatus.DONE,
                true,
                List.of(),
                Optional.of(new MeanLevel(24.6, 18.9, 31, predicted, 900)),
                Optional.empty(),
                Standing.OTHER);
    }

    private static Candidate fit(String model, FitStatus status, Standing standing) {
        return new Candidate(model, model, status, true, List.of(), Optional.empty(), Optional.empty(), standing);
    }
}
