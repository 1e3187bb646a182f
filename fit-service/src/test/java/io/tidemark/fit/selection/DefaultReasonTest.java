package io.tidemark.fit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidemark.contracts.finding.FindingDocument;
import io.tidemark.fit.diagnostics.ParetoShapes;
import io.tidemark.fit.order.FitStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefaultReasonTest {

    private static final Candidate CHOSEN = fit("nb+grid", FitStatus.DONE, true, score(-800, -50, 0));
    private static final Candidate ARTICLE = fit("article", FitStatus.DONE, false, score(-700, -50, 0));

    @Test
    void namesTheNextBestAndByHowMuchItIsWorse() {
        Candidate worst = fit("nb+mix1", FitStatus.DONE, false, score(-2_500, -40, 0));
        Candidate next = fit("nb+gamma", FitStatus.DONE, false, score(-1_900.5, -49, 0));
        assertEquals(
                "nb+grid is the default: its log score is better than that of nb+gamma by 1,099.5, 1,100.5 of it in"
                        + " durations and -1.0 in arrivals. The article's model is for comparison only.",
                reason(false, worst, CHOSEN, next, ARTICLE));
    }

    @Test
    void namesModelsThatDidNotConverge() {
        Candidate stuck = fit("nb+mix3", FitStatus.FAILED, false, Optional.empty());
        assertEquals(
                "nb+grid is the default: no other model that may be it converged and has a score. Did not converge: nb+mix3.",
                reason(false, CHOSEN, stuck));
    }

    @Test
    void tellsModelsApartThatCouldNotBeFitted() {
        Candidate stuck = fit("nb+mix3", FitStatus.FAILED, false, Optional.empty());
        Candidate unfit = fit("hmm-nb2+grid", FitStatus.FAILED, false, false, Optional.empty());
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
        Candidate unscored = fit("nb+grid", FitStatus.DONE, true, Optional.empty());
        assertEquals(
                "nb+grid is the default: of those that converged it is the newest, and none has a score.",
                reason(false, unscored));
    }

    @Test
    void warnsOfAScoreThatIsNotToBeTrusted() {
        Candidate doubtful = fit("nb+grid", FitStatus.DONE, true, score(-800, -50, 1_234));
        assertEquals(
                "nb+grid is the default: no other model that may be it converged and has a score. Its score is not to be"
                        + " trusted for 1,234 connections, whose Pareto k lies above 0.7.",
                reason(false, doubtful));
    }

    @Test
    void isNoneWithoutADefault() {
        assertEquals(List.of(), DefaultReason.of(new Competition(List.of(ARTICLE), Set.of())));
    }

    private static String reason(boolean comparing, Candidate... newestFirst) {
        Set<String> beingScored = comparing ? Set.of(newestFirst[0].id()) : Set.of();
        return String.join(
                " ", FindingDocument.texts(DefaultReason.of(new Competition(List.of(newestFirst), beingScored))));
    }

    private static Optional<Score> score(double elpd, double arrivals, long untrusted) {
        return Optional.of(new Score(elpd, 1, Optional.of(new ParetoShapes(0.4, untrusted)), arrivals));
    }

    private static Candidate fit(String model, FitStatus status, boolean isDefault, Optional<Score> score) {
        return fit(model, status, isDefault, true, score);
    }

    private static Candidate fit(
            String model, FitStatus status, boolean isDefault, boolean isSampled, Optional<Score> score) {
        Standing standing = isDefault ? Standing.DEFAULT : Standing.OTHER;
        return new Candidate(model, model, status, isSampled, List.of(), Optional.empty(), score, standing);
    }
}
