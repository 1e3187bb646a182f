package io.tidemark.fit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.fit.checks.MeanLevel;
import io.tidemark.fit.diagnostics.ParetoShapes;
import io.tidemark.fit.order.FitStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompetitionTest {

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
        Candidate runaway = withLevel(fit("runaway", "hmm-nb2+lognormal", FitStatus.DONE, -1, -1), 300);
        Candidate sane = withLevel(fit("sane", "nb+gamma", FitStatus.DONE, -900, -50), 25);
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
        Candidate newest = fit("newest", "nb+lognormal", FitStatus.DONE, Double.NaN, Double.NaN);
        Candidate scored = fit("scored", "nb+gamma", FitStatus.DONE, -900, -50);
        assertEquals(Optional.of("newest"), chosen(Set.of("newest"), newest, scored));
        assertEquals(Optional.of("scored"), chosen(Set.of(), newest, scored));
    }

    @Test
    void staysWhatItIsWhileAFurtherOneIsBeingScored() {
        Candidate further = fit("further", "hmm-nb2+lognormal", FitStatus.DONE, Double.NaN, Double.NaN);
        Candidate better = fit("better", "nb+lognormal", FitStatus.DONE, -800, -50);
        Candidate decided = asDefault(fit("decided", "nb+gamma", FitStatus.DONE, -900, -50));
        assertEquals(Optional.of("decided"), chosen(Set.of("further"), further, better, decided));
        assertEquals(Optional.of("better"), chosen(Set.of(), further, better, decided));
    }

    @Test
    void doesNotWaitForAModelThatCannotBecomeIt() {
        Candidate article = fit("article", "article", FitStatus.DONE, Double.NaN, Double.NaN);
        Candidate unscored = fit("unscored", "nb+lognormal", FitStatus.DONE, Double.NaN, Double.NaN);
        Candidate scored = fit("scored", "nb+gamma", FitStatus.DONE, -900, -50);
        assertEquals(Optional.of("scored"), chosen(Set.of("article"), unscored, scored, article));
    }

    @Test
    void isNoneWhereNoneConverged() {
        assertEquals(Optional.empty(), chosen(fit("failed", "nb+gamma", FitStatus.FAILED, -1, -1)));
    }

    private static Optional<String> chosen(Candidate... newestFirst) {
        return chosen(Set.of(), newestFirst);
    }

    private static Optional<String> chosen(Set<String> beingScored, Candidate... newestFirst) {
        return new Competition(List.of(newestFirst), beingScored).choice().map(Candidate::id);
    }

    private static Candidate asDefault(Candidate fit) {
        return new Candidate(
                fit.id(),
                fit.model(),
                fit.status(),
                fit.isSampled(),
                fit.refusals(),
                fit.meanLevel(),
                fit.score(),
                Standing.DEFAULT);
    }

    /** The fit with a level that was measured as 24, 19 to 31. */
    private static Candidate withLevel(Candidate fit, double predicted) {
        return new Candidate(
                fit.id(),
                fit.model(),
                fit.status(),
                fit.isSampled(),
                fit.refusals(),
                Optional.of(new MeanLevel(24, 19, 31, predicted, 900)),
                fit.score(),
                fit.standing());
    }

    private static Candidate fit(String id, String model, FitStatus status, double elpd, double arrivals) {
        Score score = new Score(elpd, 1, Optional.of(new ParetoShapes(0.4, 0)), arrivals);
        return new Candidate(
                id,
                model,
                status,
                true,
                List.of(),
                Optional.empty(),
                Optional.of(score).filter(each -> !Double.isNaN(elpd)),
                Standing.OTHER);
    }
}
