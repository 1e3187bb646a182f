package io.tidemark.fit.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.fit.checks.MeanLevel;
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
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefaultFitTest {

    @Test
    void isTheOneThatPredictsBest() {
        assertEquals(
                Optional.of("best"),
                chosen(
                        fit("worse", "nb+gamma", FitStatus.DONE, -900, -50),
                        fit("best", "nb+lognormal", FitStatus.DONE, -800, -60),
                        fit("worst", "nb+weibull", FitStatus.DONE, -800, -200)));
    }

    @Test
    void isNeverTheArticlesModelNorOneThatFailed() {
        assertEquals(
                Optional.of("converged"),
                chosen(
                        fit("article", "article", FitStatus.DONE, -1, -1),
                        fit("failed", "nb+lognormal", FitStatus.FAILED, -1, -1),
                        fit("converged", "nb+gamma", FitStatus.DONE, -900, -50)));
    }

    @Test
    void isNeverOneWhoseMeanLevelTheCapturesDoNotBearOut() {
        StoredFit runaway = withLevel(fit("runaway", "hmm-nb2+lognormal", FitStatus.DONE, -1, -1), 300);
        StoredFit sane = withLevel(fit("sane", "nb+gamma", FitStatus.DONE, -900, -50), 25);
        assertEquals(Optional.of("sane"), chosen(runaway, sane));
        assertEquals(Optional.empty(), chosen(runaway));
    }

    @Test
    void isTheNewestWhileNoneIsScored() {
        assertEquals(
                Optional.of("newer"),
                chosen(
                        fit("newer", "nb+gamma", FitStatus.DONE, Double.NaN, Double.NaN),
                        fit("older", "nb+lognormal", FitStatus.DONE, Double.NaN, Double.NaN)));
    }

    @Test
    void isTheNewestUntilAllOfThemAreScored() {
        StoredFit newest = fit("newest", "nb+lognormal", FitStatus.DONE, Double.NaN, Double.NaN);
        StoredFit scored = fit("scored", "nb+gamma", FitStatus.DONE, -900, -50);
        assertEquals(Optional.of("newest"), chosen(Set.of("newest"), newest, scored));
        assertEquals(Optional.of("scored"), chosen(Set.of(), newest, scored));
    }

    @Test
    void staysWhatItIsWhileAFurtherOneIsBeingScored() {
        StoredFit further = fit("further", "hmm-nb2+lognormal", FitStatus.DONE, Double.NaN, Double.NaN);
        StoredFit better = fit("better", "nb+lognormal", FitStatus.DONE, -800, -50);
        StoredFit decided = asDefault(fit("decided", "nb+gamma", FitStatus.DONE, -900, -50));
        assertEquals(Optional.of("decided"), chosen(Set.of("further"), further, better, decided));
        assertEquals(Optional.of("better"), chosen(Set.of(), further, better, decided));
    }

    @Test
    void doesNotWaitForAModelThatCannotBecomeIt() {
        StoredFit article = fit("article", "article", FitStatus.DONE, Double.NaN, Double.NaN);
        StoredFit unscored = fit("unscored", "nb+lognormal", FitStatus.DONE, Double.NaN, Double.NaN);
        StoredFit scored = fit("scored", "nb+gamma", FitStatus.DONE, -900, -50);
        assertEquals(Optional.of("scored"), chosen(Set.of("article"), unscored, scored, article));
    }

    @Test
    void isNoneWhereNoneConverged() {
        assertEquals(Optional.empty(), chosen(fit("failed", "nb+gamma", FitStatus.FAILED, -1, -1)));
    }

    private static Optional<String> chosen(StoredFit... newestFirst) {
        return chosen(Set.of(), newestFirst);
    }

    private static Optional<String> chosen(Set<String> beingScored, StoredFit... newestFirst) {
        return DefaultFit.of(List.of(newestFirst), beingScored).map(StoredFit::id);
    }

    private static StoredFit asDefault(StoredFit fit) {
        return new StoredFit(
                fit.id(), fit.order(), fit.captures(), fit.status(), Standing.DEFAULT, fit.createdAt(), fit.outcome());
    }

    /** The fit with a level that was measured as 24, 19 to 31. */
    private static StoredFit withLevel(StoredFit fit, double predicted) {
        Outcome without = fit.outcome().orElseThrow();
        Outcome outcome = new Outcome(
                without.parameters(),
                without.diagnostics(),
                without.findings(),
                without.warnings(),
                without.reasons(),
                without.retriable(),
                Optional.of(new MeanLevel(24, 19, 31, predicted, 900)),
                without.score(),
                without.wallSeconds(),
                without.finishedAt());
        return new StoredFit(
                fit.id(),
                fit.order(),
                fit.captures(),
                fit.status(),
                fit.standing(),
                fit.createdAt(),
                Optional.of(outcome));
    }

    private static StoredFit fit(String id, String model, FitStatus status, double elpd, double arrivals) {
        FitOrder order = new FitOrder(List.of("a".repeat(32)), "wire", model, FitOrder.USUAL_SETTINGS, Extent.WHOLE);
        Outcome outcome = new Outcome(
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                Optional.of(new Score(elpd, 1, Optional.of(new ParetoShapes(0.4, 0)), arrivals))
                        .filter(score -> !Double.isNaN(score.elpd())),
                1,
                Instant.EPOCH);
        return new StoredFit(id, order, List.of(), status, Standing.OTHER, Instant.EPOCH, Optional.of(outcome));
    }
}
