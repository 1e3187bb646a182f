package io.tidemark.fit.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.ParameterSummary;
import io.tidemark.fit.diagnostics.ParetoShapes;
import io.tidemark.fit.order.Extent;
import io.tidemark.fit.order.FitOrder;
import io.tidemark.fit.order.FitStatus;
import io.tidemark.fit.store.Standing;
import io.tidemark.fit.store.StoredFit;
import io.tidemark.fit.store.StoredFit.Outcome;
import io.tidemark.fit.store.StoredFit.Score;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefaultReasonTest {

    private static final ParameterSummary PARAMETER = new ParameterSummary("w", 0, 1, -1, 0, 1, 1, 1_000, 1_000, 0.03);
    private static final StoredFit CHOSEN = fit("nb+grid", FitStatus.DONE, true, score(-800, -50, 0));
    private static final StoredFit ARTICLE = fit("article", FitStatus.DONE, false, score(-700, -50, 0));

    @Test
    void namesTheNextBestAndByHowMuchItIsWorse() {
        StoredFit worst = fit("nb+mix1", FitStatus.DONE, false, score(-2_500, -40, 0));
        StoredFit next = fit("nb+gamma", FitStatus.DONE, false, score(-1_900.5, -49, 0));
        assertEquals(
                "nb+grid is the default: its log score is better than that of nb+gamma by 1,099.5, 1,100.5 of it in"
                        + " durations and -1.0 in arrivals. The article's model is for comparison only.",
                reason(false, worst, CHOSEN, next, ARTICLE));
    }

    @Test
    void namesModelsThatDidNotConverge() {
        StoredFit stuck = fit("nb+mix3", FitStatus.FAILED, false, Optional.empty());
        assertEquals(
                "nb+grid is the default: no other model that may be it converged and has a score. Did not converge: nb+mix3.",
                reason(false, CHOSEN, stuck));
    }

    @Test
    void tellsModelsApartThatCouldNotBeFitted() {
        StoredFit stuck = fit("nb+mix3", FitStatus.FAILED, false, Optional.empty());
        StoredFit unfit = fit("hmm-nb2+grid", FitStatus.FAILED, false, List.of(), Optional.empty());
        assertEquals(
                "nb+grid is the default: no other model that may be it converged and has a score. Did not converge: nb+mix3."
                        + " Could not be fitted: hmm-nb2+grid.",
                reason(false, CHOSEN, stuck, unfit));
    }

    @Test
    void saysThatTheComparisonIsNotOver() {
        assertEquals("nb+grid is the default for now: models are still being sampled or scored.", reason(true, CHOSEN));
    }

    @Test
    void saysThatThereAreNoScores() {
        StoredFit unscored = fit("nb+grid", FitStatus.DONE, true, Optional.empty());
        assertEquals(
                "nb+grid is the default: of those that converged it is the newest, and none has a score.",
                reason(false, unscored));
    }

    @Test
    void warnsOfAScoreThatIsNotToBeTrusted() {
        StoredFit doubtful = fit("nb+grid", FitStatus.DONE, true, score(-800, -50, 1_234));
        assertEquals(
                "nb+grid is the default: no other model that may be it converged and has a score. Its score is not to be"
                        + " trusted for 1,234 connections, whose Pareto k lies above 0.7.",
                reason(false, doubtful));
    }

    @Test
    void isNoneWithoutADefault() {
        assertEquals(Optional.empty(), DefaultReason.of(List.of(ARTICLE), false));
    }

    private static String reason(boolean comparing, StoredFit... newestFirst) {
        return DefaultReason.of(List.of(newestFirst), comparing).orElseThrow();
    }

    private static Optional<Score> score(double elpd, double arrivals, long untrusted) {
        return Optional.of(new Score(elpd, 1, Optional.of(new ParetoShapes(0.4, untrusted)), arrivals));
    }

    private static StoredFit fit(String model, FitStatus status, boolean isDefault, Optional<Score> score) {
        return fit(model, status, isDefault, List.of(PARAMETER), score);
    }

    private static StoredFit fit(
            String model,
            FitStatus status,
            boolean isDefault,
            List<ParameterSummary> parameters,
            Optional<Score> score) {
        FitOrder order = new FitOrder(List.of("a".repeat(32)), "wire", model, FitOrder.USUAL_SETTINGS, Extent.WHOLE);
        Outcome outcome = new Outcome(
                parameters,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                score,
                1,
                Instant.EPOCH);
        return new StoredFit(
                model,
                order,
                List.of(),
                status,
                isDefault ? Standing.DEFAULT : Standing.OTHER,
                Instant.EPOCH,
                Optional.of(outcome));
    }
}
